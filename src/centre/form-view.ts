/** Puts together what the workbench needs of one form: paper, layout, values, returns, lease, and what may be done. */
import { Injectable } from '@nestjs/common';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { entryFrom, regionOf, type EntryValues, type Layout } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { isErased } from '../kernel/decider.js';
import { allowedActs } from './allowed-acts.js';
import { Drafts } from './drafts.js';
import type { FormAnswer } from './form-answer.js';
import { FormDesk } from './form-desk.js';
import { Leases, leaseUntil, type LeaseReading } from './leases.js';
import { heldIn, mayTouch } from './rules.js';
import type { Entry, KnownItem, Values } from './work-item.js';

interface Seeing {
  readonly state: KnownItem;
  readonly who: Principal;
  readonly lease: LeaseReading;
  readonly staff: (person: string) => { person: string; name: string | null };
}

@Injectable()
export class FormView {
  constructor(
    private readonly desk: FormDesk,
    private readonly leases: Leases,
    private readonly drafts: Drafts,
    private readonly names: Staff,
  ) {}

  /** @throws NotFound, or EdgeProblem for a protected form outside the restricted pool. Reading is recorded. */
  async open(
    formId: string,
    who: Principal,
    request: MadoguchiRequest,
    position: bigint | null = null,
  ): Promise<FormAnswer> {
    const { state, version } = await this.desk.load(formId);
    const { form } = state;
    if (mayTouch(state, { role: who.role })) throw new EdgeProblem(403, 'centre.protected-only');
    request.opened = {
      action: 'centre.open',
      subjects: [`case:${form.caseId}`, ...form.persons.map((person) => `person:${person}`)],
      correlationId: form.caseId,
    };
    const [layout, lease, draft, names] = await Promise.all([
      this.desk.layoutOf(form),
      this.leases.read(formId),
      this.drafts.find(formId, who.account),
      this.names.namesOf(involved(state)),
    ]);
    const staff = (person: string) => ({ person, name: names.get(person) ?? null });
    const seeing = { state, who, lease, staff };
    return {
      ...head(state),
      ...entries(seeing),
      ...around(seeing),
      etag: `"${version}"`,
      draft: draft && { ...draft, values: draft.values as FormAnswer['prefill'] },
      layout: layout as unknown as FormAnswer['layout'],
      regions: regions(layout, state),
      acts: allowedActs(state, who),
      position: position?.toString() ?? null,
    };
  }
}

const involved = ({ form, enteredBy, reviewedBy, place }: KnownItem): string[] => [
  ...form.receivedBy,
  ...form.scannedBy,
  ...enteredBy,
  ...reviewedBy,
  ...('held' in place ? [place.held.holder] : []),
  ...(place.at === 'hold' ? [place.by] : []),
];

const head = ({ form, place, raised }: KnownItem) => {
  const {
    formId,
    caseId,
    caseNumber,
    officeId,
    formKind,
    lifeEvent,
    receptionDate,
    prefilled,
    priority,
    promisedAt,
    arrivedAt,
  } = form;
  return {
    formId,
    caseId,
    caseNumber,
    officeId,
    formKind,
    lifeEvent,
    receptionDate,
    prefilled,
    priority,
    promisedAt,
    arrivedAt,
    raised,
    procedures: [...form.procedures],
    persons: [...form.persons],
    protected: form.protected,
    state: place.at,
    stage: stageOf(place),
    images: form.images.map((image) => ({
      ...image,
      url: `/api/documents/${image.documentId}/pages/${image.page}/image`,
    })),
  };
};

const stageOf = (place: KnownItem['place']): FormAnswer['stage'] => {
  if (place.at === 'hold') return place.stage;
  if (place.at === 'review' || place.at === 'review-waiting') return 'review';
  return ['entry', 'entry-waiting', 'returned-operator'].includes(place.at) ? 'entry' : null;
};

const opened = ({ clear, personal }: Values): FormAnswer['prefill'] =>
  entryFrom(clear as EntryValues, personal) as FormAnswer['prefill'];

const entries = ({ state, staff }: Seeing) => {
  const typed = (entry: Entry) => ({
    version: entry.version,
    by: staff(entry.by),
    at: entry.at,
    layoutVersion: entry.layoutVersion,
    values: opened(entry),
  });
  const { entry, place, form } = state;
  const correction = place.at === 'approved' ? place.correction : null;
  return {
    prefill: opened(form.prefill),
    entry: entry && typed(entry),
    entryVersion: correction?.version ?? entry?.version ?? null,
    correction: correction && { ...typed(correction), reason: correction.reason },
  };
};

const around = ({ state, who, lease, staff }: Seeing) => {
  const { form, place, returns, enteredBy, reviewedBy } = state;
  const held = heldIn(state);
  return {
    lease: held && {
      holder: staff(held.holder),
      mine: held.holder === who.person,
      stage: held.stage,
      since: held.since,
      until: leaseUntil(held, lease),
    },
    hold: place.at === 'hold' ? { by: staff(place.by), reason: place.reason } : null,
    returns: returns.map(({ at, by, to, reasons, words }) => ({
      at,
      by: staff(by),
      to,
      reasons: [...reasons],
      words: isErased(words) ? null : words,
    })),
    did: {
      received: form.receivedBy.map(staff),
      scanned: form.scannedBy.map(staff),
      entered: enteredBy.map(staff),
      reviewed: reviewedBy.map(staff),
    },
  };
};

/** As many lines as the form has persons, at least as many as are printed on one sheet. */
const regions = (layout: Layout, { form }: KnownItem): FormAnswer['regions'] =>
  layout.fields.flatMap(({ id, group }) => {
    const lines = layout.groups.find((known) => known.id === group)?.repeat ?? 0;
    const count = Math.max(lines, form.persons.length);
    const places = group === null ? [null] : Array.from({ length: count }, (_, line) => line);
    return places.flatMap((line) => {
      const place = regionOf(layout, id, line ?? 0);
      return place
        ? [{ field: id, line, sheet: place.sheet, region: [...place.region] as [number, number, number, number] }]
        : [];
    });
  });
