import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { RowLine } from './table-row.js';
import styles from './table.module.css';

export interface Column<Row> {
  id: string;
  head: string;
  /** A track of the grid: `120px`, `minmax(160px, 1fr)`. */
  width: string;
  align?: 'right';
  cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  chosen: string | null;
  onChoose: (key: string) => void;
  onOpen?: (row: Row) => void;
  /** `next` is the ink bar of the one to be called; `later` what came after the moment shown. */
  toneOf?: (row: Row) => 'next' | 'later' | undefined;
  rowHeight?: 36 | 48 | 52;
  showHead?: boolean;
  empty?: ReactNode;
}

const drawnWhole = 200;

/** Dense rows for a person with keys: one stop for Tab, arrows inside, drawn in part when the list is long. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, columns, keyOf, chosen, onChoose, rowHeight = 36, showHead = true } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const virtual = rows.length > drawnWhole;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    enabled: virtual,
  });
  const at = rows.findIndex((row) => keyOf(row) === chosen);
  useEffect(() => {
    if (at < 0) return;
    if (virtual) virtualizer.scrollToIndex(at, { align: 'auto' });
    else document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id, virtual, virtualizer]);
  const drawn = virtual ? virtualizer.getVirtualItems() : rows.map((_, index) => ({ index, start: null }));
  return (
    <div
      ref={box}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={styles['grid']}
      style={{ '--columns': columns.map((column) => column.width).join(' '), '--row-height': `${rowHeight}px` }}
      onKeyDown={(event) => move(event, rows, at, (row) => onChoose(keyOf(row)), props.onOpen)}
      onFocus={() => rows[0] && at < 0 && onChoose(keyOf(rows[0]))}
    >
      <div role="row" aria-rowindex={1} className={showHead ? styles['head'] : 'for-readers'}>
        {columns.map((column) => (
          <div role="columnheader" key={column.id} className={column.align === 'right' ? styles['right'] : undefined}>
            {column.head}
          </div>
        ))}
      </div>
      <div
        role="rowgroup"
        className={styles['body']}
        style={virtual ? { height: virtualizer.getTotalSize() } : undefined}
      >
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <RowLine
              key={keyOf(row)}
              {...{ id, index, start, row, columns, rowProps: props }}
              isChosen={index === at}
            />
          );
        })}
      </div>
      {rows.length === 0 ? <div className={styles['empty']}>{props.empty}</div> : null}
    </div>
  );
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageDown: (at, last) => Math.min(last, at + 10),
  PageUp: (at) => Math.max(0, at - 10),
  Home: () => 0,
  End: (_, last) => last,
};

function move<Row>(
  event: KeyboardEvent,
  rows: readonly Row[],
  at: number,
  choose: (row: Row) => void,
  open: ((row: Row) => void) | undefined,
): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const here = rows[at];
  if (event.key === 'Enter' && open && here !== undefined) {
    event.preventDefault();
    open(here);
    return;
  }
  const next = rows[steps[event.key]?.(at, rows.length - 1) ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
}
