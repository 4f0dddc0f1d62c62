import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, CheckboxGroup } from 'react-aria-components';
import { useIssueTicket } from '../../api/ticket-acts.js';
import type { IssuedTicket, Need, Purpose } from '../../api/types.js';
import { Icon } from '../../design/icons.js';
import { ProblemNote } from '../../design/problem-note.js';
import { isNotEnrolled } from '../../api/device.js';
import { currentLanguage, inLanguage, named } from '../../texts/language.js';
import { DeviceGate } from '../hall/device-gate.js';
import { needsOf } from '../hall/needs.js';
import styles from './confirm-purpose.module.css';

interface Props {
  officeId: string;
  purpose: Purpose;
  onBack: () => void;
  onIssued: (ticket: IssuedTicket) => void;
}

/** The second tap: the number comes; whoever needs help says so here, nobody has to. */
export function ConfirmPurpose({ officeId, purpose, onBack, onIssued }: Props) {
  const { t } = useTranslation();
  const [needs, setNeeds] = useState<Need[]>([]);
  const issue = useIssueTicket(officeId, onIssued);
  const take = () => {
    const language = currentLanguage();
    issue.mutate({
      purpose: purpose.id,
      ...(needs.length > 0 ? { needs } : {}),
      ...(language === 'ja' ? {} : { language }),
    });
  };
  return (
    <>
      <h1 className={styles['title']}>
        <span className={styles['series']}>{purpose.series}</span>
        {named(purpose)}
      </h1>
      <p className={styles['detail']}>{inLanguage(purpose.detail_ja, purpose.detail_en)}</p>
      <DeviceGate kind="kiosk" officeId={officeId} refusal={issue.error} onEnrolled={take}>
        <ProblemNote error={isNotEnrolled(issue.error) ? null : issue.error} />
      </DeviceGate>
      <Button className={styles['take'] ?? ''} onPress={() => !issue.isPending && take()} autoFocus>
        {issue.isPending ? t('reception-screens.kiosk.issuing') : t('reception-screens.kiosk.take')}
      </Button>
      <NeedsChoice needs={needs} onChange={setNeeds} />
      <Button className={styles['back'] ?? ''} onPress={onBack}>
        <Icon name="back" /> {t('reception-screens.kiosk.back')}
      </Button>
    </>
  );
}

function NeedsChoice({ needs, onChange }: { needs: readonly Need[]; onChange: (needs: Need[]) => void }) {
  const { t } = useTranslation();
  return (
    <CheckboxGroup
      value={[...needs]}
      onChange={(values) => onChange(needsOf(values))}
      className={styles['needs'] ?? ''}
      aria-label={t('reception-screens.kiosk.needs')}
    >
      <p className={styles['ask']} aria-hidden="true">
        {t('reception-screens.kiosk.needs')}
      </p>
      {needsOf().map((need) => (
        <Checkbox key={need} value={need} className={styles['need'] ?? ''}>
          <span className={styles['box']} aria-hidden="true">
            <Icon name="tick" />
          </span>
          <Icon name={need} />
          {t(`reception-screens.kiosk.need.${need}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
