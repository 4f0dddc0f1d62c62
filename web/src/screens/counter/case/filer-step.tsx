import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdentifyFiler, type FilerInput } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Field } from '../../../design/field.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Acts } from './acts.js';
import styles from './case.module.css';
import { WithdrawAct } from './withdraw-dialog.js';

const kinds = ['SELF', 'HEAD', 'MEMBER', 'AGENT'] as const;
const documents = ['CARD', 'LICENCE', 'PASSPORT', 'RESIDENCE', 'TWO', 'ASK', 'NONE'] as const;

const startOf = ({ filer }: CaseAnswer): FilerInput => ({
  filerKind: kinds.find((kind) => kind === filer?.kind) ?? 'HEAD',
  idDocument: documents.find((document) => document === filer?.idDocument) ?? 'CARD',
  name: filer?.name ?? '',
  phone: filer?.phone ?? '',
  address: filer?.address ?? '',
});

/** ① Who stands here, and by which paper we know. */
export function FilerStep({ of, onDone }: { of: CaseAnswer; onDone: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => startOf(of));
  const identify = useIdentifyFiler(of.caseId, onDone);
  const set = (changes: Partial<FilerInput>) => setTyped((before) => ({ ...before, ...changes }));
  const isAgent = typed.filerKind === 'AGENT';
  const canLeave = of.status === 'open';
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const { phone, address, ...rest } = typed;
    const known = of.filer?.person ? { person: of.filer.person } : {};
    identify.mutate({ ...rest, ...known, ...(phone ? { phone } : {}), ...(address && isAgent ? { address } : {}) });
  };
  return (
    <form className={styles['page']} onSubmit={submit} aria-label={t('case-screens.steps.filer')}>
      <div className={styles['body']}>
        <Chosen label={t('case-screens.filer.kind')}>
          <ChoiceChips
            autoFocus
            label={t('case-screens.filer.kind')}
            choices={kinds.map((id) => ({ id, word: t(`case-screens.filer.kinds.${id}`) }))}
            chosen={typed.filerKind}
            onChoose={(filerKind) => set({ filerKind })}
          />
        </Chosen>
        <Chosen label={t('case-screens.filer.document')}>
          <ChoiceChips
            label={t('case-screens.filer.document')}
            choices={documents.map((id) => ({ id, word: t(`case-screens.filer.documents.${id}`) }))}
            chosen={documents.find((id) => id === typed.idDocument) ?? null}
            onChoose={(idDocument) => set({ idDocument })}
          />
        </Chosen>
        <Field
          label={t('case-screens.filer.name')}
          value={typed.name}
          autoComplete="off"
          maxLength={200}
          hint={isAgent ? undefined : t('case-screens.filer.name-later')}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Field
          label={t('case-screens.filer.phone')}
          value={typed.phone ?? ''}
          type="tel"
          autoComplete="off"
          maxLength={40}
          onChange={(event) => set({ phone: event.target.value })}
        />
        {isAgent ? (
          <Field
            label={t('case-screens.filer.address')}
            value={typed.address ?? ''}
            autoComplete="off"
            maxLength={300}
            onChange={(event) => set({ address: event.target.value })}
          />
        ) : null}
        {isAgent ? <p className={styles['note']}>{t('case-screens.filer.agent')}</p> : null}
        {typed.idDocument === 'NONE' ? <p className={styles['note']}>{t('case-screens.filer.none')}</p> : null}
        <ProblemNote error={identify.error} />
      </div>
      <Acts quiet={<WithdrawAct of={of} />}>
        <Button
          kind="main"
          action="caseNext"
          isPending={identify.isPending}
          isDisabled={!canLeave || (isAgent && typed.name.trim() === '')}
          reason={canLeave ? t('case-screens.filer.agent-name') : undefined}
          onPress={submit}
        >
          {t('case-screens.filer.next')}
        </Button>
        <button type="submit" hidden />
      </Acts>
    </form>
  );
}

export function Chosen({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles['line']}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
