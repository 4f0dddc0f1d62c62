/** The state of then as the auditor is shown it, under the protection of now. */
import { isErased } from '../kernel/decider.js';
import type { Case } from '../reception/index.js';
import type { ThenAnswer } from './answers.js';
import type { Mask } from './mask.js';
import { holderOf, stageOf, type Then } from './then.js';
import type { OfficeWords } from './words.js';

type Shown = Pick<ThenAnswer, 'case' | 'forms' | 'tickets'>;

export const shownThen = (then: Then, words: OfficeWords, mask: Mask, about: string | null): Shown => ({
  case: shownCase(then.case, words, mask),
  forms: Object.values(then.case.forms).map(({ formId, images }) => {
    const found = then.items.get(formId);
    const item = found?.status === 'known' ? found : null;
    const holder = holderOf(then, formId);
    const stage = stageOf(then, formId);
    const names = (persons: readonly string[]) => persons.map((person) => words.shortName(person));
    return {
      formId,
      name: words.form(formId),
      stage,
      stageWord: words.code('stage-of-form', stage),
      holder: holder && words.shortName(holder),
      promisedAt: item?.form.promisedAt ?? null,
      images: images.length,
      received: names(item?.form.receivedBy ?? then.case.receivedBy),
      entered: names(item?.enteredBy ?? []),
      reviewed: names(item?.reviewedBy ?? []),
      isAbout: formId === about,
    };
  }),
  tickets: [...then.tickets.values()].map(({ ticketId, status, counter }) => ({
    ticketId,
    label: words.ticket(ticketId),
    status: words.code('ticket', status),
    counter,
  })),
});

const shownCase = (state: Case, words: OfficeWords, mask: Mask): Shown['case'] => ({
  status: words.code('case', state.status),
  statusCode: state.status,
  filer: state.filer && {
    kind: words.listed('FILER_KIND', state.filer.kind),
    paper: words.listed('ID_DOCUMENT', state.filer.idDocument),
    name: isErased(state.filer.details) ? null : state.filer.details.name,
  },
  persons: state.persons.map(({ person, role, provisional, details }) => {
    const known = isErased(details) ? null : details;
    return {
      person,
      role: words.code('role-in-case', role),
      provisional,
      protected: mask.persons.has(person),
      name: known?.name ?? null,
      birthDate: known?.birthDate ?? null,
      // One address serves the whole household: where one is protected, nobody's is shown.
      address: mask.paper ? null : (known?.address ?? null),
      hidden: mask.paper ? ['address'] : [],
    };
  }),
  items: Object.values(state.items).map(({ procedureId, status }) => ({
    procedure: words.procedure(procedureId),
    status: words.code('item', status),
    statusCode: status,
  })),
  outputs: state.outputs.map(({ kind, handedOver }) => ({ name: words.output(kind), handedOver })),
});
