import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetAside, type SetAsideReason, type UnplacedPage } from '../../../api/scans.js';
import { announce } from '../../../design/announcer.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Foot } from '../../hall/ticket-dialogs.js';

const reasons: readonly SetAsideReason[] = ['not-a-form', 'scanned-again', 'other-case', 'unreadable', 'other'];

/** A page that belongs to no form here leaves the list with a reason; its image stays in the case. */
export function SetAsideDialog({ page, onClose }: { page: UnplacedPage; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<SetAsideReason | null>(null);
  const setAside = useSetAside(() => {
    announce(t('case-screens.papers.said-aside'));
    onClose();
  });
  return (
    <Dialog
      title={t('case-screens.aside.title')}
      onClose={onClose}
      foot={
        <Foot
          act={t('case-screens.aside.act')}
          isPending={setAside.isPending}
          isDisabled={reason === null}
          onAct={() => reason && setAside.mutate({ documentId: page.documentId, page: page.page, reason })}
          onClose={onClose}
        />
      }
    >
      <p>{t('case-screens.aside.about')}</p>
      <ChoiceChips
        autoFocus
        label={t('case-screens.aside.reason')}
        choices={reasons.map((id) => ({ id, word: t(`case-screens.aside.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ProblemNote error={setAside.error} />
    </Dialog>
  );
}
