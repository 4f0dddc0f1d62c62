import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../api/centre.js';
import { announce } from '../../design/announcer.js';

export interface SteadyRow extends QueueRow {
  /** No longer in the list; its row stays until she looks anew. */
  gone: boolean;
}

/** Rows that were there keep their place, whatever happens to them; new ones wait until they are asked for. */
function steady(
  order: readonly string[],
  known: ReadonlyMap<string, QueueRow>,
  rows: readonly QueueRow[],
): SteadyRow[] {
  const fresh = new Map(rows.map((row) => [row.formId, row]));
  return order.flatMap((id): SteadyRow[] => {
    const row = fresh.get(id) ?? known.get(id);
    return row ? [{ ...row, gone: !fresh.has(id) }] : [];
  });
}

/**
 * While hand or focus is on the list nothing in it moves: changes are written into their rows, arrivals are counted and
 * announced. Without either, the list follows by itself.
 */
export function useSteadyRows(rows: readonly QueueRow[] | undefined, filter: string) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<readonly string[]>([]);
  const known = useRef(new Map<string, QueueRow>());
  const [isTouched, setTouched] = useState(false);
  const arranged = useRef('');
  const arrange = useCallback(() => {
    known.current = new Map((rows ?? []).map((row) => [row.formId, row]));
    setOrder((rows ?? []).map(({ formId }) => formId));
  }, [rows]);

  const isNewFilter = arranged.current !== filter;
  useEffect(() => {
    if (!rows) return;
    if (!isTouched || isNewFilter) arrange();
    arranged.current = filter;
    for (const row of rows) if (known.current.has(row.formId)) known.current.set(row.formId, row);
  }, [rows, isTouched, isNewFilter, filter, arrange]);

  const news = (rows ?? []).filter(({ formId }) => !order.includes(formId)).length;
  const said = useRef(0);
  useEffect(() => {
    if (news > said.current && isTouched) announce(t('centre-screens.queue.news-said', { count: news }));
    said.current = news;
  }, [news, isTouched, t]);

  return {
    rows: steady(order, known.current, rows ?? []),
    news: isTouched ? news : 0,
    arrange,
    touch: {
      onFocus: () => setTouched(true),
      onBlur: () => setTouched(false),
      onPointerEnter: () => setTouched(true),
      onPointerLeave: (event: React.PointerEvent<HTMLElement>) =>
        setTouched(event.currentTarget.contains(document.activeElement)),
    },
  };
}
