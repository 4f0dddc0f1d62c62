import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { SegmentedControl } from '../../../design/segmented-control.js';
import { inLanguage } from '../../../texts/language.js';
import type { KindOffered } from '../answers.js';
import { Box } from '../box.js';
import styles from '../mail.module.css';
import { yen } from '../money.js';
import { whole, type Envelope } from './envelope.js';
import own from './register.module.css';
import type { Change } from './use-envelope.js';

interface Props {
  envelope: Envelope;
  change: Change;
  offered: readonly KindOffered[];
}

/** What is asked for, how many copies, and what one costs. */
export function KindFields({ envelope: { kinds, purpose }, change, offered }: Props) {
  const { t } = useTranslation();
  const kindOf = (id: string) => offered.find((one) => one.kind === id);
  return (
    <>
      {kinds.map((line) => {
        const kind = kindOf(line.kind);
        const name = kind ? inLanguage(kind.name.ja, kind.name.en) : line.kind;
        return (
          <div key={line.id} className={own['kind']}>
            <strong>{name}</strong>
            <SegmentedControl
              label={t('mail-screens.fields.scope', { kind: name })}
              chosen={line.scope}
              onChoose={(scope) => change({ do: 'kind', id: line.id, changes: { scope } })}
              segments={[
                { id: 'household', word: t('mail-screens.scope.household') },
                { id: 'person', word: t('mail-screens.scope.person') },
              ]}
            />
            <Box
              label={t('mail-screens.fields.copies')}
              wide="0 0 104px"
              inputMode="numeric"
              unit={t('mail-screens.units.copies')}
              value={line.copies}
              error={whole(line.copies) > 0 ? undefined : t('mail-screens.fields.copies-wrong')}
              onType={(copies) => change({ do: 'kind', id: line.id, changes: { copies } })}
            />
            <span className={own['amount']}>{kind ? yen(kind.fee * whole(line.copies)) : ''}</span>
            {kinds.length > 1 ? (
              <Button
                size="row"
                kind="neutral"
                label={t('mail-screens.register.drop-kind', { kind: name })}
                onPress={() => change({ do: 'drop-kind', id: line.id })}
              >
                {t('mail-screens.register.drop')}
              </Button>
            ) : null}
          </div>
        );
      })}
      <div className={styles['row']}>
        <Box
          label={t('mail-screens.fields.purpose')}
          value={purpose}
          maxLength={100}
          wide="1 1 260px"
          onType={(words) => change({ do: 'purpose', purpose: words })}
        />
        <Button
          kind="neutral"
          action="mailAddKind"
          isDisabled={offered.length === 0 || kinds.length >= 4}
          onPress={() => offered[0] && change({ do: 'add-kind', kind: offered[0].kind })}
        >
          {t('mail-screens.register.add-kind')}
        </Button>
      </div>
    </>
  );
}
