import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../api/base.js';
import { useIssueTicket } from '../../api/ticket-acts.js';
import type { IssuedTicket, Need, Office } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { ChoiceChips, ManyChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { ProblemNote } from '../../design/problem-note.js';
import { named } from '../../texts/language.js';
import { needsOf } from '../hall/needs.js';
import { Foot } from '../hall/ticket-dialogs.js';

interface Props {
  office: Office;
  onClose: () => void;
}

/** A ticket for a visitor who does not use the machine herself. */
export function IssueDialog({ office, onClose }: Props) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string | null>(null);
  const [needs, setNeeds] = useState<Need[]>([]);
  const issue = useIssueTicket(office.id);
  if (issue.data) return <Issued ticket={issue.data} onClose={onClose} />;
  return (
    <Dialog
      title={t('reception-screens.floor.issue-title')}
      onClose={onClose}
      size="wide"
      foot={
        <Foot
          act={t('reception-screens.floor.issue-act')}
          isPending={issue.isPending}
          isDisabled={purpose === null}
          onAct={() => purpose && issue.mutate({ purpose, ...(needs.length > 0 ? { needs } : {}) })}
          onClose={onClose}
        />
      }
    >
      <strong>{t('reception-screens.purpose.choices')}</strong>
      <ChoiceChips
        autoFocus
        label={t('reception-screens.purpose.choices')}
        choices={office.purposes.map((one) => ({ id: one.id, word: `${one.series} ${named(one)}` }))}
        chosen={purpose}
        onChoose={setPurpose}
      />
      <strong>{t('reception-screens.needs.choices')}</strong>
      <ManyChips
        label={t('reception-screens.needs.choices')}
        choices={needsOf().map((need) => ({ id: need, word: t(`reception-screens.needs.${need}`) }))}
        chosen={needs}
        onChange={setNeeds}
      />
      <ProblemNote error={issue.error} />
    </Dialog>
  );
}

function Issued({ ticket, onClose }: { ticket: IssuedTicket; onClose: () => void }) {
  const { t } = useTranslation();
  const open = () => window.open(`${prefix}/api/tickets/${ticket.token}/ticket.pdf`, '_blank', 'noopener');
  return (
    <Dialog
      title={t('reception-screens.floor.issued', { label: ticket.label })}
      onClose={onClose}
      foot={
        <>
          <Button kind="neutral" onPress={onClose} keyName="Esc">
            {t('web.close')}
          </Button>
          <Button kind="main" onPress={open} autoFocus>
            {t('reception-screens.kiosk.print')}
          </Button>
        </>
      }
    >
      <p>{t('reception-screens.kiosk.ahead', { count: ticket.ahead })}</p>
    </Dialog>
  );
}
