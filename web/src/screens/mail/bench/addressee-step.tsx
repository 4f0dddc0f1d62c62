import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { mailKeys } from '../keys.js';
import { useAddressee } from '../mail-api.js';
import styles from './bench.module.css';

const digits = (written: string): string => written.normalize('NFKC').replace(/[^0-9]/g, '');

/** Scan – scan – green: certificate and envelope bear the request's number, and the reply goes to the address on the identity paper. */
export function AddresseeStep({ of, reason }: { of: MailRequest; reason: string | undefined }) {
  const { t } = useTranslation();
  const [request, setRequest] = useState('');
  const [postcode, setPostcode] = useState('');
  const check = useAddressee(of, (labelUrl) => window.open(`${prefix}${labelUrl}`, '_blank', 'noopener'));
  const { letter } = of;
  const isRequest =
    digits(request) !== '' && digits(of.number).endsWith(digits(request)) && digits(request).length >= 5;
  const isPlace = letter !== null && digits(postcode) === digits(letter.addressee.postcode) && digits(postcode) !== '';
  const waits = isRequest && isPlace ? undefined : t('mail-screens.addressee.first');
  const stateOf = (typed: string, fits: boolean) =>
    typed === '' ? 'waiting' : fits ? ('done' as const) : ('past' as const);
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
      <div className={styles['search']}>
        <Box
          label={t('mail-screens.addressee.scan-request')}
          value={request}
          onType={setRequest}
          autoFocus
          inputMode="numeric"
        />
        <Mark kind={stateOf(request, isRequest)}>{t(`mail-screens.addressee.${isRequest ? 'fits' : 'not-yet'}`)}</Mark>
      </div>
      <div className={styles['search']}>
        <Box
          label={t('mail-screens.addressee.scan-envelope')}
          value={postcode}
          onType={setPostcode}
          inputMode="numeric"
        />
        <Mark kind={stateOf(postcode, isPlace)}>{t(`mail-screens.addressee.${isPlace ? 'fits' : 'not-yet'}`)}</Mark>
      </div>
      <ProblemNote error={check.error} />
      <div>
        <Button
          kind="main"
          keyName={mailKeys.act}
          keyActs
          isPending={check.isPending}
          isDisabled={reason !== undefined || waits !== undefined}
          reason={reason ?? waits}
          onPress={() => check.mutate({})}
        >
          {t('mail-screens.addressee.act')}
        </Button>
      </div>
    </section>
  );
}
