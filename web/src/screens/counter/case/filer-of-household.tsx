import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdentifyFiler, type FilerInput } from '../../../api/case-acts.js';
import type { CaseAnswer, CasePerson } from '../../../api/cases.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { Chosen } from './filer-step.js';

const kinds = ['SELF', 'HEAD', 'MEMBER', 'AGENT'] as const;
const documents = ['CARD', 'LICENCE', 'PASSPORT', 'RESIDENCE', 'TWO', 'ASK', 'NONE'] as const;

/** Who files, where it needs no question: the only person, or the head of the household. */
export const knownFiler = ({ filer, persons }: Pick<CaseAnswer, 'filer' | 'persons'>): CasePerson | undefined =>
  persons.length === 1
    ? persons[0]
    : filer?.kind === 'HEAD'
      ? persons.find((one) => one.relation === 'HEAD')
      : undefined;

/** Nobody's name is typed twice: the filer is one of the household. The head needs no question. */
export function FilerOfHousehold({ of }: { of: CaseAnswer }) {
  const { t } = useTranslation();
  const identify = useIdentifyFiler(of.caseId, () => undefined);
  const asked = useRef(false);
  const { filer, persons } = of;
  const choose = ({ person, name }: CasePerson) => {
    if (!filer) return;
    const body: FilerInput = {
      filerKind: kinds.find((kind) => kind === filer.kind) ?? 'SELF',
      idDocument: documents.find((document) => document === filer.idDocument) ?? 'ASK',
      person,
      name: name ?? '',
      ...(filer.phone ? { phone: filer.phone } : {}),
    };
    identify.mutate(body);
  };
  const only = knownFiler(of);
  useEffect(() => {
    if (!only || asked.current) return;
    asked.current = true;
    choose(only);
  });
  if (only) return <ProblemNote error={identify.error} />;
  return (
    <>
      <Chosen label={t('case-screens.filer.who')}>
        <ChoiceChips
          autoFocus
          label={t('case-screens.filer.who')}
          choices={persons.map(({ person, name }) => ({ id: person, word: name ?? '—' }))}
          chosen={null}
          onChoose={(id) => persons.filter(({ person }) => person === id).forEach(choose)}
        />
      </Chosen>
      <ProblemNote error={identify.error} />
    </>
  );
}
