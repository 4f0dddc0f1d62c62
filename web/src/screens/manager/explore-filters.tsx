import { getRouteApi } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffices } from '../../api/readings.js';
import { useDefinitions, type Explored } from '../../api/statistics.js';
import { named } from '../../texts/language.js';
import type { ExploreSearch } from '../../router.js';
import { said } from './words.js';
import styles from './explore.module.css';

const route = getRouteApi('/explore');
const splits = ['office', 'hour', 'weekday', 'kind'] as const;
const ofNow = ['waiting-now', 'standing-time'];

/** The question, whose parts live in the address bar. */
export function ExploreFilters({ data }: { data: Explored | undefined }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const offices = useOffices();
  const definitions = useDefinitions();
  const measures = (definitions.data?.definitions ?? []).filter(
    ({ id, unit }) => (unit === 'minutes' || unit === 'business-days') && !ofNow.includes(id),
  );
  const set = (name: keyof ExploreSearch) => (value: string) =>
    void navigate({ search: (before) => without({ ...before, [name]: value }), replace: true });
  const say = (key: string) => t(`manager-screens.explore.${key}`);
  const byMeasure = (value: string) =>
    void navigate({ search: ({ kind: _, ...rest }) => ({ ...rest, measure: value }), replace: true });
  return (
    <div className={styles['filters']}>
      <Choice label={say('measure')} value={search.measure ?? 'waiting-time'} onChange={byMeasure} wide>
        {measures.map(({ id, name }) => (
          <option key={id} value={id}>
            {said(name)}
          </option>
        ))}
      </Choice>
      <Choice label={say('office')} value={search.office ?? ''} onChange={set('office')}>
        <option value="">{say('all-offices')}</option>
        {(offices.data?.offices ?? [])
          .filter(({ kind }) => kind === 'ward')
          .map((office) => (
            <option key={office.id} value={office.id}>
              {named(office)}
            </option>
          ))}
      </Choice>
      <Choice label={say('kind')} value={search.kind ?? ''} onChange={set('kind')}>
        <option value="">{say('all-kinds')}</option>
        {(data?.kinds ?? []).map(({ kind, name, n }) => (
          <option key={kind} value={kind}>
            {`${said(name)} (${n})`}
          </option>
        ))}
      </Choice>
      <Day label={say('from')} value={search.from ?? data?.from ?? ''} onChange={set('from')} />
      <Day label={say('to')} value={search.to ?? data?.to ?? ''} onChange={set('to')} />
      <Choice label={say('by')} value={search.by ?? 'office'} onChange={set('by')}>
        {splits.map((split) => (
          <option key={split} value={split}>
            {say(`splits.${split}`)}
          </option>
        ))}
      </Choice>
    </div>
  );
}

const without = (search: ExploreSearch): ExploreSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

interface PartProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, value, onChange, wide, children }: PartProps & { wide?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <span className={`${styles['filter']} ${wide ? styles['wide'] : ''}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </span>
  );
}

function Day({ label, value, onChange }: PartProps) {
  const id = useId();
  return (
    <span className={styles['filter']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={(event) => event.target.value && onChange(event.target.value)}
      />
    </span>
  );
}
