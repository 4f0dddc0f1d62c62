import { useTranslation } from 'react-i18next';
import type { CasesQuery, Now, Spread } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import { DefinitionLink } from './definition-link.js';
import { Way } from './question.js';
import { duration, inUnit, percent, said } from './words.js';
import styles from './manager.module.css';

type Open = (query: CasesQuery) => void;
type Today = Now['today'];
type T = ReturnType<typeof useTranslation>['t'];

const spreads = ['waits', 'services', 'visitorWaits'] as const;
const wordOf = { waits: 'waits', services: 'services', visitorWaits: 'visitor-waits' } as const;

/** The day's figures by ward and for the centre, each with its n; a press on the n opens what is behind. */
export function TodayFigures({ now, onOpen }: { now: Now; onOpen: Open }) {
  const { t } = useTranslation();
  return (
    <section className={styles['today']}>
      <h2 className={styles['section']}>
        {t('manager-screens.now.today.title')}{' '}
        <span className={styles['about']}>{t('manager-screens.now.today.about', { time: clockTime(now.asOf) })}</span>
      </h2>
      <div className={styles['tables']}>
        <WardTable now={now} onOpen={onOpen} />
        <div className={styles['beside']}>
          <CentreTable now={now} onOpen={onOpen} />
          <MailTable mail={now.mail} onOpen={onOpen} />
        </div>
      </div>
      <div className={styles['sources']}>
        {[...spreads.map((key) => now.today[key]), now.today.oneStop].map(({ definition, all }) => (
          <DefinitionLink key={definition.id} definition={definition} n={sizeOf(t, all)} />
        ))}
        {[now.mail.age, now.mail.kept].map((figure) => (
          <DefinitionLink key={figure.definition.id} definition={figure.definition} n={sizeOf(t, figure)} />
        ))}
        {(['entry', 'review', 'handOff', 'returns'] as const).map((key) => (
          <DefinitionLink key={key} definition={now.today[key].definition} n={sizeOf(t, now.today[key])} />
        ))}
      </div>
    </section>
  );
}

const sizeOf = (t: T, { n, leftOut }: { n: number; leftOut: number }): string =>
  t('manager-screens.n', { n }) + (leftOut > 0 ? t('manager-screens.left-out', { n: leftOut }) : '');

function WardTable({ now: { today }, onOpen }: { now: Now; onOpen: Open }) {
  const { t } = useTranslation();
  const say = (key: string) => t(`manager-screens.now.today.${key}`);
  const wards = today.waits.offices;
  return (
    <table className={styles['figures']}>
      <caption className="for-readers">{say('title')}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {say('office')}
          </th>
          {spreads.map((key) => (
            <th scope="colgroup" colSpan={3} key={key} className={styles['over-three']}>
              {say(wordOf[key])}
            </th>
          ))}
          <th scope="colgroup" colSpan={3} className={styles['over-three']}>
            {say('one-stop')}
          </th>
        </tr>
        <tr>
          {spreads.map((key) => (
            <SpreadHeads key={key} />
          ))}
          <th scope="col">n</th>
          <th scope="col">{say('hits')}</th>
          <th scope="col">{say('share')}</th>
        </tr>
      </thead>
      <tbody>
        {wards.map(({ officeId, name }) => (
          <WardRow key={officeId} today={today} officeId={officeId} name={said(name)} onOpen={onOpen} />
        ))}
      </tbody>
      <tfoot>
        <WardRow today={today} officeId={null} name={say('all')} onOpen={onOpen} />
      </tfoot>
    </table>
  );
}

function SpreadHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">n</th>
      <th scope="col">{t('manager-screens.now.today.median')}</th>
      <th scope="col">{t('manager-screens.now.today.p90')}</th>
    </>
  );
}

interface WardRowProps {
  today: Today;
  officeId: string | null;
  name: string;
  onOpen: Open;
}

function WardRow({ today, officeId, name, onOpen }: WardRowProps) {
  const here = officeId ? { officeId } : {};
  const oneStop =
    (officeId ? today.oneStop.offices.find((one) => one.officeId === officeId) : today.oneStop.all) ??
    today.oneStop.all;
  return (
    <tr>
      <th scope="row">{name}</th>
      {spreads.map((key) => {
        const { definition, all, offices } = today[key];
        const spread = officeId ? offices.find((one) => one.officeId === officeId) : all;
        return spread ? (
          <SpreadCells
            key={key}
            spread={spread}
            onOpen={() => onOpen({ figure: definition.id as CasesQuery['figure'], ...here })}
          />
        ) : null;
      })}
      <td>
        <N n={oneStop.n} onOpen={() => onOpen({ figure: 'one-stop-rate', ...here })} />
      </td>
      <td>{oneStop.hits}</td>
      <td>{percent(oneStop.share)}</td>
    </tr>
  );
}

function SpreadCells({ spread, onOpen }: { spread: Pick<Spread, 'n' | 'median' | 'p90'>; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <td>
        <N n={spread.n} onOpen={onOpen} />
      </td>
      <td>{duration(t, spread.median)}</td>
      <td>
        <strong>{duration(t, spread.p90)}</strong>
      </td>
    </>
  );
}

function N({ n, onOpen }: { n: number; onOpen: () => void }) {
  return n === 0 ? <>0</> : <Way onPress={onOpen}>{n}</Way>;
}

function CentreTable({ now: { today }, onOpen }: { now: Now; onOpen: Open }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.now.today.${key}`, values);
  const rows = [
    ['entry', 'entry'],
    ['review', 'review'],
    ['handOff', 'hand-off'],
  ] as const;
  const { returns } = today;
  return (
    <div>
      <table className={styles['figures']}>
        <caption className="for-readers">{say('centre')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('centre')}</th>
            <SpreadHeads />
            <th scope="col">{say('max')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, word]) => (
            <tr key={key}>
              <th scope="row">{say(word)}</th>
              <SpreadCells
                spread={today[key]}
                onOpen={() => onOpen({ figure: today[key].definition.id as CasesQuery['figure'] })}
              />
              <td>{duration(t, today[key].max)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('returns')}</th>
            <td>
              <N n={returns.n} onOpen={() => onOpen({ figure: 'return-rate' })} />
            </td>
            <td colSpan={3}>
              <strong>{percent(returns.share)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      {returns.hits > 0 ? (
        <>
          <p className={styles['about']}>
            {say('returns-line', {
              n: returns.n,
              hits: returns.hits,
              operator: returns.toOperator,
              ward: returns.toWard,
            })}
          </p>
          <p className={styles['about']}>
            {returns.reasons
              .map(({ name, n }) => t('manager-screens.now.stuck.reason', { reason: said(name), n }))
              .join(t('manager-screens.now.waiting.comma'))}
          </p>
        </>
      ) : null}
    </div>
  );
}

function MailTable({ mail, onOpen }: { mail: Now['mail']; onOpen: Open }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.now.today.${key}`, values);
  const days = (value: number | null) => inUnit(t, 'business-days', value);
  return (
    <div>
      <table className={styles['figures']}>
        <caption className="for-readers">{say('mail')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('mail')}</th>
            <SpreadHeads />
            <th scope="col">{say('max')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('mail-age')}</th>
            <td>
              <N n={mail.age.n} onOpen={() => onOpen({ figure: 'mail-age' })} />
            </td>
            <td>{days(mail.age.median)}</td>
            <td>
              <strong>{days(mail.age.p90)}</strong>
            </td>
            <td>{days(mail.age.max)}</td>
          </tr>
          <tr>
            <th scope="row">{say('mail-kept')}</th>
            <td>
              <N n={mail.kept.n} onOpen={() => onOpen({ figure: 'mail-promise-kept' })} />
            </td>
            <td colSpan={3}>
              <strong>{percent(mail.kept.share)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <p className={styles['about']}>{say('mail-line', { n: mail.open, due: mail.dueToday, late: mail.late })}</p>
      {mail.waitingForReply > 0 ? (
        <p className={styles['about']}>{say('mail-replies', { n: mail.waitingForReply })}</p>
      ) : null}
    </div>
  );
}
