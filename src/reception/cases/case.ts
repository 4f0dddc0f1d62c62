/** One case: the household's whole errand, from the counter to the papers in its hands. Every invariant of it lies here. */
import { isErased, unreachable, type Fold, type Personal, type Recorded } from '../../kernel/decider.js';
import type { CaseEvent, CasePerson, Image, LifeEvent } from './events.js';

export type FactValue = string | number | boolean;
export type Facts = Readonly<Record<string, FactValue>>;

export interface PersonInCase {
  readonly person: string;
  readonly role: string;
  readonly provisional: boolean;
  readonly protected: boolean;
  readonly registryVersion: number;
  readonly details: Personal<CasePerson>;
}

export type ItemStatus = 'accepted' | 'done' | 'deferred' | 'referred' | 'declined';
export interface CaseItem {
  readonly itemId: string;
  readonly procedureId: string;
  readonly persons: readonly string[];
  readonly status: ItemStatus;
}

export type FormStatus = 'prepared' | 'scanned' | 'at-centre' | 'sent-back' | 'finished' | 'dropped';
export interface CaseForm {
  readonly formId: string;
  readonly formKind: string;
  readonly items: readonly string[];
  readonly persons: readonly string[];
  readonly prefilled: boolean;
  readonly sheets: number;
  readonly status: FormStatus;
  readonly images: readonly Image[];
  readonly scannedBy: readonly string[];
  readonly handOffId: string | null;
  readonly handOffs: number;
}

export interface CaseOutput {
  readonly outputId: string;
  readonly kind: string;
  readonly persons: readonly string[];
  readonly handedOver: boolean;
  readonly findings: readonly {
    readonly kind: 'missing-glyph' | 'plain-form';
    readonly codePoints: readonly string[];
  }[];
}

export interface GuidanceRecord {
  readonly catalogue: string;
  readonly required: readonly { readonly procedureId: string; readonly persons: readonly string[] }[];
  readonly toConfirm: readonly string[];
}

export interface Case {
  readonly status: 'none' | 'open' | 'ready' | 'closed' | 'withdrawn';
  readonly caseId: string;
  readonly number: string;
  readonly officeId: string;
  readonly lifeEvent: LifeEvent;
  readonly receptionDate: string;
  readonly counterNumber: number | null;
  readonly tickets: readonly string[];
  /** Staff who received the case at the counter, by person. */
  readonly receivedBy: readonly string[];
  readonly filer: {
    readonly kind: string;
    readonly idDocument: string;
    readonly person: string | null;
    readonly details: Personal<FilerDetails>;
  } | null;
  readonly household: string | null;
  readonly persons: readonly PersonInCase[];
  readonly eventFacts: Facts;
  readonly personFacts: Readonly<Record<string, Facts>>;
  readonly guidance: GuidanceRecord | null;
  readonly items: Readonly<Record<string, CaseItem>>;
  readonly forms: Readonly<Record<string, CaseForm>>;
  readonly outputs: readonly CaseOutput[];
}

export interface FilerDetails {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
}

export const caseStream = (caseId: string): string => `case-${caseId}`;

const initial: Case = {
  status: 'none',
  caseId: '',
  number: '',
  officeId: '',
  lifeEvent: 'MOVE_IN',
  receptionDate: '',
  counterNumber: null,
  tickets: [],
  receivedBy: [],
  filer: null,
  household: null,
  persons: [],
  eventFacts: {},
  personFacts: {},
  guidance: null,
  items: {},
  forms: {},
  outputs: [],
};

export const caseFold: Fold<Case, CaseEvent> = {
  initial,
  evolve: (state, event) => received(evolve(state, event), event),
};

/** Whoever records at the counter before the hand-off has received the case: the first of the three persons. */
const RECEIVING = [
  'reception.CaseOpened',
  'reception.FilerIdentified',
  'reception.HouseholdTaken',
  'reception.FactsRecorded',
  'reception.ItemAccepted',
];
const received = (state: Case, { type, actor }: Recorded<CaseEvent>): Case =>
  !RECEIVING.includes(type) || actor.kind !== 'staff' || state.receivedBy.includes(actor.person)
    ? state
    : { ...state, receivedBy: [...state.receivedBy, actor.person] };

const opened = <T>(
  personal: Readonly<Record<string, Personal<T> | undefined>> | undefined,
  subject: string,
): Personal<T> => personal?.[subject] ?? { erased: true };

const evolve = (state: Case, event: Recorded<CaseEvent>): Case => {
  switch (event.type) {
    case 'reception.CaseOpened': {
      const { ticketId, ...rest } = event.data;
      return { ...state, ...rest, status: 'open', tickets: ticketId === null ? [] : [ticketId] };
    }
    case 'reception.TicketJoinedCase':
      return { ...state, tickets: [...state.tickets, event.data.ticketId] };
    case 'reception.FilerIdentified': {
      const { filerKind: kind, idDocument, person } = event.data;
      return { ...state, filer: { kind, idDocument, person, details: opened(event.personal, `case:${state.caseId}`) } };
    }
    case 'reception.HouseholdTaken': {
      const persons = event.data.persons.map((person) => ({
        ...person,
        details: opened<CasePerson>(event.personal, `person:${person.person}`),
      }));
      return { ...state, household: event.data.household, persons };
    }
    case 'reception.FactsRecorded':
      return factsRecorded(state, event);
    case 'reception.GuidanceGiven':
      return { ...state, guidance: event.data };
    case 'reception.ItemAccepted':
      return item(state, event.data, 'accepted');
    case 'reception.ItemDeferred':
      return item(state, event.data, 'deferred');
    case 'reception.ItemReferred':
      return item(state, event.data, 'referred');
    case 'reception.ItemDeclined':
      return item(state, event.data, 'declined');
    case 'reception.ItemDone':
      return changeItem(state, event.data.itemId, 'done');
    default:
      return evolveForms(state, event);
  }
};

const evolveForms = (state: Case, event: Exclude<Recorded<CaseEvent>, { type: FirstHalf }>): Case => {
  switch (event.type) {
    case 'reception.FormPrepared': {
      const { caseId: _case, ...prepared } = event.data;
      const fresh = { status: 'prepared', images: [], scannedBy: [], handOffId: null, handOffs: 0 } as const;
      return { ...state, forms: { ...state.forms, [prepared.formId]: { ...fresh, ...prepared } } };
    }
    case 'reception.FormDropped':
      return changeForm(state, event.data.formId, { status: 'dropped' });
    case 'reception.FormScanned':
      return scanned(state, event.data);
    case 'reception.FormHandedOff': {
      const { formId, handOffId } = event.data;
      return changeForm(state, formId, {
        status: 'at-centre',
        handOffId,
        handOffs: (state.forms[formId]?.handOffs ?? 0) + 1,
      });
    }
    case 'reception.HandOffWithdrawn':
      return takenBack(state, event.data.formId);
    case 'reception.FormSentBack':
      return changeForm(state, event.data.formId, { status: 'sent-back', handOffId: null });
    case 'reception.FormFinished':
      return finished(state, event.data.formId);
    case 'reception.CaseReady':
      return { ...state, status: 'ready' };
    case 'reception.OutputPrinted': {
      const { outputId, kind, persons, findings = [] } = event.data;
      return { ...state, outputs: [...state.outputs, { outputId, kind, persons, findings, handedOver: false }] };
    }
    case 'reception.OutputHandedOver':
      return {
        ...state,
        outputs: state.outputs.map((output) =>
          event.data.outputs.includes(output.outputId) ? { ...output, handedOver: true } : output,
        ),
      };
    case 'reception.CaseClosed':
      return { ...state, status: 'closed' };
    case 'reception.CaseWithdrawn':
      return event.data.forms.reduce<Case>((next, { formId }) => takenBack(next, formId), {
        ...state,
        status: 'withdrawn',
      });
    default:
      return unreachable(event);
  }
};

type FirstHalf =
  | 'reception.CaseOpened'
  | 'reception.TicketJoinedCase'
  | 'reception.FilerIdentified'
  | 'reception.HouseholdTaken'
  | 'reception.FactsRecorded'
  | 'reception.GuidanceGiven'
  | 'reception.ItemAccepted'
  | 'reception.ItemDeferred'
  | 'reception.ItemReferred'
  | 'reception.ItemDeclined'
  | 'reception.ItemDone';

const factsRecorded = (
  state: Case,
  { personal }: Extract<Recorded<CaseEvent>, { type: 'reception.FactsRecorded' }>,
): Case => {
  let { eventFacts, personFacts } = state;
  for (const [subject, facts] of Object.entries(personal ?? {})) {
    if (facts === undefined || isErased(facts)) continue;
    const id = subject.slice(subject.indexOf(':') + 1);
    if (subject.startsWith('case:')) eventFacts = { ...eventFacts, ...(facts as Facts) };
    else personFacts = { ...personFacts, [id]: { ...personFacts[id], ...(facts as Facts) } };
  }
  return { ...state, eventFacts, personFacts };
};

const item = (
  state: Case,
  { itemId, procedureId, persons }: { itemId: string; procedureId: string; persons: readonly string[] },
  status: ItemStatus,
): Case => ({
  ...state,
  items: { ...state.items, [itemId]: { itemId, procedureId, persons, status } },
});

const changeItem = (state: Case, itemId: string, status: ItemStatus): Case => {
  const known = state.items[itemId];
  return known ? { ...state, items: { ...state.items, [itemId]: { ...known, status } } } : state;
};

const changeForm = (state: Case, formId: string, changes: Partial<CaseForm>): Case => {
  const form = state.forms[formId];
  return form ? { ...state, forms: { ...state.forms, [formId]: { ...form, ...changes } } } : state;
};

const takenBack = (state: Case, formId: string): Case =>
  changeForm(state, formId, { status: 'scanned', handOffId: null });

/** A new scan of the same form replaces what was not handed off yet; after a return it adds to what the centre has seen. */
const scanned = (
  state: Case,
  { formId, images, scannedBy }: { formId: string; images: readonly Image[]; scannedBy: string },
): Case => {
  const form = state.forms[formId];
  if (!form) return state;
  const kept = form.images.filter(({ sha256 }) => !images.some((image) => image.sha256 === sha256));
  return changeForm(state, formId, {
    status: 'scanned',
    images: [...kept, ...images],
    scannedBy: [...new Set([...form.scannedBy, scannedBy])],
  });
};

const finished = (state: Case, formId: string): Case => {
  const next = changeForm(state, formId, { status: 'finished' });
  const items = next.forms[formId]?.items ?? [];
  return items
    .filter((itemId) => waitsForNothing(next, itemId))
    .reduce((done, itemId) => changeItem(done, itemId, 'done'), next);
};

/** An item is final when every form that carries it is. */
const waitsForNothing = ({ forms }: Case, itemId: string): boolean =>
  Object.values(forms)
    .filter(({ status, items }) => status !== 'dropped' && items.includes(itemId))
    .every(({ status }) => status === 'finished');

/** Every accepted item is final, and there was one: what the visitor came for can be handed over. */
export const isFinal = ({ items }: Case): boolean => {
  const all = Object.values(items);
  return all.length > 0 && all.every(({ status }) => status !== 'accepted');
};

export const formsIn = ({ forms }: Case, ...status: readonly FormStatus[]): readonly CaseForm[] =>
  Object.values(forms).filter((form) => status.includes(form.status));

/** 支援措置: by the registry's mark, or because she said so at this counter. */
export const isProtected = ({ personFacts }: Case, { person, protected: isMarked }: PersonInCase): boolean =>
  isMarked || ['dvProtection', 'person.dvProtection'].some((fact) => personFacts[person]?.[fact] === true);

/** Who shares the case shares the address: one protected person shields it whole. */
export const isShielded = (state: Case): boolean => state.persons.some((person) => isProtected(state, person));
