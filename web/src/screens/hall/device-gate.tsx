import { useEffect, useRef, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isNotEnrolled, useEnrolByCode, useEnrolInDemo, type DeviceKind } from '../../api/device.js';
import { useDemo } from '../../api/session.js';
import { Button } from '../../design/button.js';
import { Field } from '../../design/field.js';
import { ProblemNote } from '../../design/problem-note.js';
import styles from './device-gate.module.css';

interface Props {
  kind: DeviceKind;
  officeId: string;
  /** What the hall answered this device. */
  refusal: unknown;
  /** What was refused is tried again. */
  onEnrolled?: () => void;
  children: ReactNode;
}

const mostTimes = 3;

/** Kiosks and boards are enrolled devices: the demo's enrol themselves, others ask for the administrator's code. */
export function DeviceGate({ kind, officeId, refusal, onEnrolled, children }: Props) {
  const demo = useDemo();
  const enrol = useEnrolInDemo();
  const refused = isNotEnrolled(refusal);
  const enrols = refused && demo.data?.enabled === true;
  const last = useRef<{ refusal: unknown; times: number }>({ refusal: null, times: 0 });
  useEffect(() => {
    const { times } = last.current;
    if (!enrols || last.current.refusal === refusal || times === mostTimes) return;
    last.current = { refusal, times: times + 1 };
    enrol.mutate({ kind, officeId }, { onSuccess: () => onEnrolled?.() });
  }, [enrols, enrol, kind, officeId, refusal, onEnrolled]);
  if (!refused || demo.isPending) return children;
  if (!enrols) return <AskCode />;
  return enrol.error ? <ProblemNote error={enrol.error} /> : children;
}

function AskCode() {
  const { t } = useTranslation();
  const enrol = useEnrolByCode();
  const { register, handleSubmit } = useForm({ defaultValues: { code: '' } });
  return (
    <form
      className={styles['code']}
      onSubmit={(event) => void handleSubmit(({ code }) => enrol.mutate(code.trim()))(event)}
    >
      <h1>{t('reception-screens.device.title')}</h1>
      <p>{t('reception-screens.device.about')}</p>
      <Field
        layout="above"
        label={t('reception-screens.device.code')}
        autoComplete="off"
        {...register('code', { required: true })}
      />
      <ProblemNote error={enrol.error} />
      <Button kind="main" size="large" type="submit" isPending={enrol.isPending}>
        {t('reception-screens.device.act')}
      </Button>
    </form>
  );
}
