import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { useAddressee } from '../mail-api.js';
import { goOnByEnter } from '../use-enter.js';
import styles from './bench.module.css';

const digits = (written: string): string => written.normalize('NFKC').replace(/[^0-9]/g, '');
/** The running number and its check digit, or a postcode: with fewer somebody is still typing. */
const wholeRead = 7;

type Judged = 'not-yet' | 'fits' | 'wrong';

/** What was read off the paper against what it has to be; a reader may leave out what stands before the running number. */
function judged(read: string, wanted: string): Judged {
  const got = digits(read);
  if (got.length < wholeRead) return 'not-yet';
  return digits(wanted).endsWith(got) ? 'fits' : 'wrong';
}

const marks = { 'not-yet': 'waiting', fits: 'done', wrong: 'past' } as const;

/** Scan – scan – green: certificate and envelope bear the request's number, and the reply goes to the address on the identity paper. */
export function AddresseeStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const [request, setRequest] = useState('');
  const [postcode, setPostcode] = useState('');
  const check = useAddressee(of, (labelUrl) => window.open(`${prefix}${labelUrl}`, '_blank', 'noopener'));
  const { letter } = of;
  const ofRequest = judged(request, of.number);
  const ofPlace = judged(postcode, letter?.addressee.postcode ?? '');
  const waits = ofRequest === 'fits' && ofPlace === 'fits' ? undefined : t('mail-screens.addressee.first');
  return (
    <section className={styles['step']}>
      <h2>{t('mail-screens.addressee.title')}</h2>
      {letter ? (
        <div className={styles['two']}>
          <div>
            <small>{t('mail-screens.addressee.envelope')}</small>
            <strong>
              〒{letter.addressee.postcode} {letter.addressee.address}
            </strong>
            <p>{letter.addressee.name}</p>
          </div>
          <div>
            <small>{t('mail-screens.addressee.identity')}</small>
            <strong>{letter.identityAddress}</strong>
            <p>
              <Mark kind={letter.addresseeFits ? 'done' : 'past'}>
                {t(`mail-screens.addressee.${letter.addresseeFits ? 'same' : 'differs'}`)}
              </Mark>
            </p>
          </div>
        </div>
      ) : null}
      <div className={styles['words']} onKeyDownCapture={goOnByEnter}>
        <div className={styles['search']}>
          <Box
            label={t('mail-screens.addressee.scan-request')}
            value={request}
            onType={setRequest}
            autoFocus
            inputMode="numeric"
          />
          <Mark kind={marks[ofRequest]}>{t(`mail-screens.addressee.${ofRequest}`)}</Mark>
        </div>
        <div className={styles['search']}>
          <Box
            label={t('mail-screens.addressee.scan-envelope')}
            value={postcode}
            onType={setPostcode}
            inputMode="numeric"
          />
          <Mark kind={marks[ofPlace]}>{t(`mail-screens.addressee.${ofPlace}`)}</Mark>
        </div>
      </div>
      <ProblemNote error={check.error} />
      <div>
        <Button
          kind="main"
          action="mailAddressee"
          isPending={check.isPending}
          isDisabled={reason !== undefined || waits !== undefined}
          reason={reason ?? waits}
          onPress={() => check.mutate(null)}
        >
          {t('mail-screens.addressee.act')}
        </Button>
      </div>
    </section>
  );
}
