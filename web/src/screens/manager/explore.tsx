import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplore, type CasesQuery, type Explored, type ExploreQuery } from '../../api/statistics.js';
import { prefix } from '../../api/base.js';
import type { Session } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { FigurePage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import type { ExploreSearch } from '../../router.js';
import { CasesDialog } from './cases-dialog.js';
import { ExploreFilters } from './explore-filters.js';
import { GroupTable } from './group-table.js';
import { Histogram } from './histogram.js';
import { BinTable } from './bin-table.js';
import { duration, inUnit, percent, said } from './words.js';
import styles from './explore.module.css';
import manager from './manager.module.css';

const route = getRouteApi('/explore');

export function Explore() {
  return <Staff>{(session) => <ExploreScreen session={session} />}</Staff>;
}

const queryOf = ({ measure, office, kind, from, to, by }: ExploreSearch): ExploreQuery => ({
  measure: (measure ?? 'waiting-time') as NonNullable<ExploreQuery['measure']>,
  by: (by ?? 'office') as NonNullable<ExploreQuery['by']>,
  ...(office ? { officeId: office } : {}),
  ...(kind ? { kind } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

/** A question of the manager's own: a measure, a place, a period, a split. */
function ExploreScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const query = queryOf(search);
  const { data, error } = useExplore(query);
  const [behind, setBehind] = useState<CasesQuery | null>(null);
  const title = data ? said(data.definition.name) : t('manager-screens.places.explore');
  const open = (data: Explored) => (more: Partial<CasesQuery>) =>
    setBehind({
      figure: data.definition.id as CasesQuery['figure'],
      from: data.from,
      to: data.to,
      ...narrowing(query),
      ...more,
    });
  return (
    <Shell session={session} title={title}>
      <FigurePage title={title} acts={<Acts data={data} query={query} />}>
        <ExploreFilters data={data} />
        <ProblemNote error={error} />
        {data ? <Answer data={data} /> : null}
        {data && data.n > 0 ? <Figures data={data} onOpen={open(data)} /> : null}
        {behind ? <CasesDialog query={behind} onClose={() => setBehind(null)} /> : null}
      </FigurePage>
    </Shell>
  );
}

const narrowing = ({ officeId, kind }: ExploreQuery) => ({
  ...(officeId ? { officeId } : {}),
  ...(kind ? { kind } : {}),
});

function Acts({ data, query }: { data: Explored | undefined; query: ExploreQuery }) {
  const { t } = useTranslation();
  const save = () => {
    const asked = new URLSearchParams({ ...(query as Record<string, string>), format: 'csv' });
    const link = document.createElement('a');
    link.href = `${prefix}/api/statistics/explore?${asked.toString()}`;
    link.download = '';
    link.click();
  };
  const read = () => document.getElementById('how')?.scrollIntoView({ block: 'center' });
  return (
    <span className={manager['acts']}>
      <Button kind="neutral" action="figureDefinition" onPress={read} isDisabled={!data}>
        {t('manager-screens.explore.definition', { version: data?.definition.version ?? '' })}
      </Button>
      <Button kind="neutral" onPress={() => window.print()}>
        {t('manager-screens.print')}
      </Button>
      <Button kind="neutral" action="figureFile" onPress={save} isDisabled={!data}>
        {t('manager-screens.explore.csv')}
      </Button>
    </span>
  );
}

/** Said before the picture. */
function Answer({ data }: { data: Explored }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.explore.${key}`, values);
  const { n, leftOut, median, p90, over, target, definition } = data;
  if (n === 0) return <EmptyState title={say('nothing')}>{say('nothing-do')}</EmptyState>;
  const value = (one: number | null) => inUnit(t, definition.unit, one);
  return (
    <p className={styles['answer']}>
      <strong>
        {say('answer', { median: value(median), p90: value(p90) })}{' '}
        {target === null ? '' : say('answer-over', { target, n: over, share: percent(over / n) })}
      </strong>{' '}
      <span className={styles['about']}>
        {t('manager-screens.n', { n })}
        {leftOut > 0 ? t('manager-screens.left-out', { n: leftOut }) : ''}
      </span>
    </p>
  );
}

function Figures({ data, onOpen }: { data: Explored; onOpen: (more: Partial<CasesQuery>) => void }) {
  const { t } = useTranslation();
  const { definition } = data;
  return (
    <div className={styles['columns']}>
      <div>
        <Histogram
          data={data}
          label={t('manager-screens.explore.chart', {
            name: said(definition.name),
            n: data.n,
            median: inUnit(t, definition.unit, data.median),
            p90: duration(t, data.p90),
          })}
        />
        <GroupTable data={data} onOpen={onOpen} />
      </div>
      <div>
        <BinTable data={data} onOpen={onOpen} />
        <section id="how" className={styles['how']}>
          <h2>{t('manager-screens.explore.how', { version: definition.version })}</h2>
          <p>{said(definition.text)}</p>
          <p>{t('manager-screens.explore.how-more')}</p>
        </section>
      </div>
    </div>
  );
}
