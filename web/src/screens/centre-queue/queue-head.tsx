import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTakeNext, type CentreQueue, type Stage } from '../../api/centre.js';
import { useOffices } from '../../api/readings.js';
import type { Session } from '../../api/types.js';
import { announce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Mark } from '../../design/mark.js';
import { useKey } from '../../keys/use-key.js';
import { inLanguage, named } from '../../texts/language.js';
import styles from './centre-queue.module.css';
import { QueueFilter } from './queue-filter.js';
import { useKindsSeen } from './use-kinds-seen.js';

const route = getRouteApi('/centre');

const states = [
  'entry-waiting',
  'entry',
  'returned-operator',
  'review-waiting',
  'review',
  'hold',
  'returned-ward',
  'approved',
] as const;
/** Not a state of the form: it stays approved while a correction waits for the second person. */
export const CORRECTION = 'correction';
const stageOf: Record<string, Stage> = { operator: 'entry', reviewer: 'review', protection: 'entry' };

interface Props {
  session: Session;
  queue: CentreQueue | undefined;
  news: number;
  onNews: () => void;
}

/** What the list shows, what came meanwhile, and the next one. */
export function QueueHead({ session, queue, news, onNews }: Props) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const go = route.useNavigate();
  const offices = useOffices();
  const kinds = useKindsSeen(queue);
  const set = (key: 'state' | 'kind' | 'office') => (id: string) =>
    void go({ search: ({ [key]: _, row: __, ...rest }) => (id ? { ...rest, [key]: id } : rest), replace: true });
  const turnMine = () =>
    void go({ search: ({ mine, row: _, ...rest }) => (mine ? rest : { ...rest, mine: true }), replace: true });
  useKey({ action: 'queueMine' }, turnMine);
  const all = { id: '', word: t('centre-screens.queue.all') };
  const word = (one: (typeof states)[number]) => ({ id: one, word: t(`centre-screens.states.${one}`) });
  const active = search.state ? '' : ` ${queue?.total ?? ''}`;
  return (
    <div className={styles['head']}>
      <h1>{t('centre-screens.queue.title')}</h1>
      <QueueFilter
        label={t('centre-screens.queue.state')}
        choices={[
          { id: '', word: `${t('centre-screens.queue.active')}${active}` },
          ...states.map(word),
          { id: CORRECTION, word: t('centre-screens.queue.correction') },
        ]}
        chosen={search.state ?? ''}
        onChoose={set('state')}
      />
      <QueueFilter
        label={t('centre-screens.queue.kind')}
        choices={[all, ...kinds.map(({ id, name }) => ({ id, word: inLanguage(name.ja, name.en) }))]}
        chosen={search.kind ?? ''}
        onChoose={set('kind')}
      />
      <QueueFilter
        label={t('centre-screens.queue.office')}
        choices={[all, ...(offices.data?.offices ?? []).map((one) => ({ id: one.id, word: named(one) }))]}
        chosen={search.office ?? ''}
        onChoose={set('office')}
      />
      <QueueFilter
        label={t('centre-screens.queue.mine')}
        choices={[
          { id: '', word: t('centre-screens.queue.mine-all') },
          { id: 'true', word: t('centre-screens.queue.mine-only') },
        ]}
        chosen={search.mine ? 'true' : ''}
        onChoose={turnMine}
      />
      <span className={styles['gap']} />
      {news > 0 ? (
        <>
          <Mark kind="ready">
            <strong>{t('centre-screens.queue.news', { count: news })}</strong>
          </Mark>
          <Button size="row" kind="neutral" action="queueNews" onPress={onNews}>
            {t('centre-screens.queue.show-news')}
          </Button>
        </>
      ) : null}
      {stageOf[session.role] ? <TakeNext stage={stageOf[session.role] ?? 'entry'} /> : null}
    </div>
  );
}

function TakeNext({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useTakeNext((form) => {
    if (form) void navigate({ to: stage === 'entry' ? '/entry' : '/review', search: { form: form.formId } });
    else announce(t('centre-screens.idle.empty'), 'assertive');
  });
  return (
    <>
      {next.isSuccess && next.data === null ? <span>{t('centre-screens.idle.empty')}</span> : null}
      <Button kind="main" action="centreTakeNext" isPending={next.isPending} onPress={() => next.mutate(stage)}>
        {t('centre-screens.queue.take-next')}
      </Button>
    </>
  );
}
