import { useTranslation } from 'react-i18next';
import { NotDisclosed } from '../../design/red-band.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { clockTime, dayOf, exactTime } from '../../texts/times.js';
import { said, type FormThen, type StoryEvent, type ThenState } from './readings.js';
import { ChangeTable } from './change-table.js';
import { RawBar } from './raw-bar.js';
import { WhyAndSeen } from './why-and-seen.js';
import styles from './then-panel.module.css';

interface Props {
  then: ThenState;
  event: StoryEvent;
  isBusy: boolean;
}

/** The case as it stood right after the event: forms, then what this event changed, why it could be, and what she saw. */
export function ThenPanel({ then, event, isBusy }: Props) {
  const { t } = useTranslation();
  return (
    <section
      className={styles['then']}
      aria-busy={isBusy}
      aria-label={t('audit-screens.then.title', { time: exactTime(event.recordedAt) })}
      tabIndex={0}
    >
      <header>
        <h2>{t('audit-screens.then.title', { time: exactTime(event.recordedAt) })}</h2>
        <small>{t('audit-screens.then.about')}</small>
      </header>
      <p className={styles['standing']}>
        <span>{said(then.case.status)}</span>
        {then.tickets.map(({ ticketId, label, status, counter }) => (
          <span key={ticketId}>
            <strong>{label}</strong> {said(status)}
            {counter ? ` ${t('web.shell.desk', { number: counter })}` : ''}
          </span>
        ))}
        {then.case.persons.length > 0 && !then.masked ? (
          <span>{t('audit-screens.then.persons', { count: then.case.persons.length })}</span>
        ) : null}
        {then.case.items.length > 0 ? (
          <span>{t('audit-screens.then.items', { count: then.case.items.length })}</span>
        ) : null}
      </p>
      <FormTable forms={then.forms} />
      <Household then={then} />
      <ChangeTable changes={then.changes} />
      <WhyAndSeen then={then} event={event} />
      <RawBar caseId={then.caseId} event={event} />
    </section>
  );
}

const marks: Record<string, MarkKind> = {
  entry: 'working',
  review: 'working',
  hold: 'held',
  'returned-operator': 'returned',
  'returned-ward': 'returned',
  'sent-back': 'returned',
  approved: 'done',
  finished: 'done',
  withdrawn: 'automatic',
  dropped: 'automatic',
};

function FormTable({ forms }: { forms: readonly FormThen[] }) {
  const { t } = useTranslation();
  if (forms.length === 0) return <p className={styles['none']}>{t('audit-screens.then.no-forms')}</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {['form', 'stage', 'holder', 'promise', 'hands'].map((column) => (
            <th key={column} scope="col">
              {t(`audit-screens.then.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.formId} className={form.isAbout ? styles['about'] : undefined}>
            <th scope="row">{said(form.name)}</th>
            <td>
              <Mark kind={marks[form.stage] ?? 'waiting'}>{said(form.stageWord)}</Mark>
            </td>
            <td>{form.holder ?? '—'}</td>
            <td>{form.promisedAt ? clockTime(form.promisedAt) : '—'}</td>
            <td>{`${form.entered.join('、') || '—'} / ${form.reviewed.join('、') || '—'}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Persons and procedures, one level deeper: not every question is about them. */
function Household({ then }: { then: ThenState }) {
  const { t } = useTranslation();
  const { persons, items, outputs, filer } = then.case;
  if (persons.length + items.length === 0) return null;
  return (
    <details className={styles['household']}>
      <summary>{t('audit-screens.then.household')}</summary>
      {filer ? (
        <p>
          {t('audit-screens.then.filer', { kind: said(filer.kind), paper: said(filer.paper), name: filer.name ?? '—' })}
        </p>
      ) : null}
      <ul>
        {persons.map((person) => (
          <li key={person.person}>
            <strong>{person.name ?? t('audit-screens.then.erased')}</strong> {said(person.role)}{' '}
            {person.birthDate ? dayOf(person.birthDate) : ''}{' '}
            {person.hidden.includes('address') ? <NotDisclosed /> : person.address}
          </li>
        ))}
      </ul>
      <ul>
        {items.map((item) => (
          <li key={`${item.procedure.ja}${item.statusCode}`}>
            {said(item.procedure)} <small>{said(item.status)}</small>
          </li>
        ))}
        {outputs.map((output) => (
          <li key={output.name.ja}>
            {said(output.name)}{' '}
            <small>{t(output.handedOver ? 'audit.codes.output.handed-over' : 'audit.codes.output.printed')}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
