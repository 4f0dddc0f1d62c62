import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { useKey } from '../../keys/use-key.js';
import { dayOf, exactTime } from '../../texts/times.js';
import { LooksList } from './looks-list.js';
import { useThen, type CaseStory } from './readings.js';
import { StoryList } from './story-list.js';
import { storyRows, type StoryRow } from './story-rows.js';
import { StorySlider } from './story-slider.js';
import { ThenPanel } from './then-panel.js';
import styles from './case-story.module.css';

const route = getRouteApi('/audit');
type View = 'main' | 'all' | 'looks';

interface Props {
  story: CaseStory;
  isReading: boolean;
  onAgain: () => void;
  onBack: () => void;
}

export function CaseStoryBench({ story, isReading, onAgain, onBack }: Props) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [view, setView] = useState<View>('main');
  const { events } = story;
  const found = events.findIndex(({ id }) => id === search.event);
  const at = found < 0 ? events.length - 1 : found;
  const here = events[at];
  const rows = storyRows(events, view !== 'all', here?.id ?? null);
  const choose = (id: string) => void navigate({ search: (before) => ({ ...before, event: id }), replace: true });
  const move = (index: number) => events[index] && choose(events[index].id);
  const settled = useSettled(here?.id ?? null);
  const then = useThen(story.caseId, settled);
  if (!here) return null;
  return (
    <div
      className={styles['story']}
      onKeyDown={(event) => toAnEnd(event, (end) => move(end === 'Home' ? 0 : events.length - 1))}
    >
      <Verified story={story} />
      <Moment {...{ story, at, rows }} onChoose={choose} />
      <StorySlider story={story} at={at} onMove={move} />
      <div className={styles['columns']}>
        <section className={styles['list']} aria-label={t('audit-screens.events')}>
          <header>
            <h2>{t('audit-screens.events')}</h2>
            <ViewChoice view={view} onView={setView} all={events.length} />
          </header>
          <div className={styles['rows']}>
            {view === 'looks' ? (
              <LooksList caseId={story.caseId} />
            ) : (
              <StoryList rows={rows} chosen={here.id} position={BigInt(here.position)} onChoose={choose} />
            )}
          </div>
        </section>
        <div className={styles['state']}>
          <ProblemNote error={then.error} />
          {then.data ? (
            <ThenPanel
              then={then.data}
              event={events.find(({ id }) => id === then.data.eventId) ?? here}
              isBusy={then.isFetching}
            />
          ) : null}
        </div>
      </div>
      <footer className={styles['foot']}>
        <span>{t('audit-screens.recorded')}</span>
        <span className={styles['gap']} />
        <span>{t('audit-screens.as-of', { time: exactTime(story.asOf) })}</span>
        <Button kind="neutral" action="auditAgain" isPending={isReading} onPress={onAgain}>
          {t('audit-screens.again')}
        </Button>
        <Button kind="neutral" action="auditOther" onPress={onBack}>
          {t('audit-screens.back')}
        </Button>
      </footer>
    </div>
  );
}

/** Home and End wherever the focus is on the bench; a list or the slider that has it does so by itself. */
function toAnEnd(event: KeyboardEvent, go: (end: 'Home' | 'End') => void): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing || event.target instanceof HTMLInputElement) return;
  if (event.key !== 'Home' && event.key !== 'End') return;
  event.preventDefault();
  go(event.key);
}

/** While a key is held or the thumb is dragged nothing is fetched: every reading is recorded. */
function useSettled(id: string | null): string | null {
  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), 150);
    return () => clearTimeout(timer);
  }, [id]);
  return settled;
}

function Verified({ story: { verified } }: { story: CaseStory }) {
  const { t } = useTranslation();
  const isWhole = verified.altered.length === 0 && verified.gaps.length === 0;
  const counts = { count: verified.events, altered: verified.altered.length, gaps: verified.gaps.length };
  return (
    <p className={isWhole ? styles['verified'] : styles['broken']} role={isWhole ? undefined : 'alert'}>
      <Mark kind={isWhole ? 'done' : 'past'}>
        <strong>{t(isWhole ? 'audit-screens.verified.word' : 'audit-screens.verified.broken-word')}</strong>
      </Mark>
      <span>{t(isWhole ? 'audit-screens.verified.whole' : 'audit-screens.verified.broken', counts)}</span>
    </p>
  );
}

interface MomentProps {
  story: CaseStory;
  at: number;
  rows: readonly StoryRow[];
  onChoose: (id: string) => void;
}

/** The moment shown, and the buttons that do what dragging does. */
function Moment({ story: { events }, at, rows, onChoose }: MomentProps) {
  const { t } = useTranslation();
  const here = events[at];
  const row = rows.findIndex(({ event }) => event.id === here?.id);
  const to = (index: number) => () => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (next) onChoose(next.event.id);
  };
  useKey({ action: 'listDown', repeats: true }, to(row + 1));
  useKey({ action: 'listUp', repeats: true }, to(row - 1));
  if (!here) return null;
  const last = at === events.length - 1;
  return (
    <div className={styles['moment']}>
      <span>{t('audit-screens.moment')}</span>
      <strong>{exactTime(here.recordedAt)}</strong>
      <span className={styles['of']}>
        {dayOf(here.recordedAt)}・{t('audit-screens.of', { count: events.length, at: at + 1 })}
        {rows.length < events.length ? `・${t('audit-screens.folded', { count: events.length - rows.length })}` : ''}
      </span>
      <span className={styles['gap']} />
      <Button kind="neutral" keyName="K" isDisabled={row <= 0} onPress={to(row - 1)}>
        {t('audit-screens.previous')}
      </Button>
      <Button kind="neutral" keyName="J" isDisabled={row === rows.length - 1} onPress={to(row + 1)}>
        {t('audit-screens.next')}
      </Button>
      <Button kind="neutral" keyName="Home" isDisabled={at === 0} onPress={() => events[0] && onChoose(events[0].id)}>
        {t('audit-screens.first')}
      </Button>
      <Button kind="neutral" keyName="End" isDisabled={last} onPress={() => onChoose(events.at(-1)?.id ?? here.id)}>
        {t('audit-screens.last')}
      </Button>
    </div>
  );
}

function ViewChoice({ view, onView, all }: { view: View; onView: (view: View) => void; all: number }) {
  const { t } = useTranslation();
  useKey({ action: 'auditFold' }, () => onView(view === 'main' ? 'all' : 'main'));
  return (
    <SegmentedControl
      label={t('audit-screens.view.title')}
      chosen={view}
      onChoose={onView}
      segments={[
        { id: 'main', word: t('audit-screens.view.main') },
        { id: 'all', word: t('audit-screens.view.all', { count: all }) },
        { id: 'looks', word: t('audit-screens.view.looks') },
      ]}
    />
  );
}
