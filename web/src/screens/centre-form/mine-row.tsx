import { useTranslation } from 'react-i18next';
import { useClaim, type QueueRow, type Stage } from '../../api/centre.js';
import { Button } from '../../design/button.js';
import { ProblemNote } from '../../design/problem-note.js';
import { inLanguage } from '../../texts/language.js';
import { clockTime } from '../../texts/times.js';
import { StateMark } from './state-mark.js';

interface Props {
  row: QueueRow;
  stage: Stage;
  onOpen: (formId: string) => void;
}

/** Put aside, or returned to me: taken up again from here. */
export function MineRow({ row, stage, onOpen }: Props) {
  const { t } = useTranslation();
  const claim = useClaim(onOpen);
  const name = inLanguage(row.name.ja, row.name.en);
  return (
    <li>
      <StateMark state={row.state} />
      <strong>{name}</strong>
      <span>{row.caseNumber}</span>
      <span>
        {row.holdReason ? t(`centre-screens.hold.reasons.${row.holdReason}`) : null}{' '}
        {t('centre-screens.idle.since', { at: clockTime(row.since) })}
      </span>
      <Button
        size="row"
        isPending={claim.isPending}
        label={`${t('centre-screens.idle.take-up')} ${name} ${row.caseNumber ?? ''}`}
        onPress={() => claim.mutate({ formId: row.formId, stage })}
      >
        {t('centre-screens.idle.take-up')}
      </Button>
      <ProblemNote error={claim.error} />
    </li>
  );
}
