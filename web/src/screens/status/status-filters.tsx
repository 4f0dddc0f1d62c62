import { getRouteApi } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../api/statistics.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import type { StatusSearch } from '../../router.js';
import { said } from '../manager/words.js';
import styles from './status.module.css';

const route = getRouteApi('/status');

/** What of it, where, in which step: all in the address bar. */
export function StatusFilters({ status }: { status: Status }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = (key: string) => t(`status-screens.${key}`);
  const set =
    (name: keyof StatusSearch, also: readonly (keyof StatusSearch)[] = []) =>
    (value: string) =>
      void navigate({
        search: (before) =>
          Object.fromEntries(
            Object.entries({ ...before, [name]: value }).filter(
              ([key, one]) => one !== '' && !also.some((gone) => gone === key),
            ),
          ),
        replace: true,
      });
  const counted = (thing: string) =>
    status.counts.filter((one) => thing === '' || one.thing === thing).reduce((sum, { n }) => sum + n, 0);
  const things = ['', 'case', 'form', 'envelope'];
  return (
    <>
      <SegmentedControl
        label={say('filters.thing')}
        chosen={search.thing ?? ''}
        onChoose={set('thing', ['state', 'kind'])}
        segments={things.map((id) => ({
          id,
          word: `${say(`things.${id || 'all'}`)}${search.thing && search.thing !== id ? '' : ` ${counted(id)}`}`,
        }))}
      />
      {status.offices.length > 1 ? (
        <Choice label={say('filters.office')} value={search.office ?? ''} onChange={set('office')}>
          <option value="">{say('all-offices')}</option>
          {status.offices.map(({ officeId, name }) => (
            <option key={officeId} value={officeId}>
              {said(name)}
            </option>
          ))}
        </Choice>
      ) : null}
      <Choice label={say('filters.state')} value={search.state ?? ''} onChange={set('state')}>
        <option value="">{say('all-states')}</option>
        {status.counts.map(({ thing, state, name, n }) => (
          <option key={`${thing} ${state}`} value={state}>
            {`${say(`things.${thing}`)} ${said(name)} (${n})`}
          </option>
        ))}
      </Choice>
      <Choice label={say('filters.ended')} value={search.ended ?? ''} onChange={set('ended', ['state'])}>
        <option value="">{say('open')}</option>
        <option value="true">{say('ended')}</option>
      </Choice>
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className={styles['choice']}>
      <label htmlFor={id} className="for-readers">
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </span>
  );
}
