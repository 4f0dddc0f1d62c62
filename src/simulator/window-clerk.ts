/** A clerk at a counter, through the public interface only: what she sees is what she acts on. */
import type { CaseAnswer } from '../reception/cases/case-answer.js';
import type { Facts } from './city/index.js';
import { Http } from './http.js';
import type { VisitIntent } from './city/index.js';

interface SearchAnswer {
  readonly rows: readonly {
    readonly household: string;
    readonly persons: readonly { readonly person: string; readonly name: string }[];
  }[];
}

interface HouseholdAnswer {
  readonly household: string;
  /** Null where the composition of the household is kept back (支援措置). */
  readonly members: readonly { readonly person: string; readonly birthDate: string | null }[] | null;
}

export interface OpenedCase {
  readonly caseId: string;
  readonly number: string;
}

export interface ScanFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Other papers of the catalogue have no sheet of their own yet. */
const PRINTED: ReadonlySet<string> = new Set(['GUIDE', 'TENSHUTSU']);

/** Who stands in which relation to the event, as the filer tells it. */
const ROLE: Readonly<Record<string, string>> = { BIRTH: 'PARENT' };

export class WindowClerk {
  constructor(
    readonly http: Http,
    readonly counterId: string,
  ) {}

  /** @returns null when nobody waits for what this counter serves */
  async callNext(): Promise<string | null> {
    const answer = await this.http.ask<{ ticketId: string; code?: string }>('/api/reception/calls', {
      counterId: this.counterId,
    });
    if (answer.status === 200) return answer.body.ticketId;
    if (answer.body.code === 'reception.nobody-waiting') return null;
    throw new Error(`call next: ${answer.status} ${answer.body.code ?? ''}`);
  }

  /** A visitor who sits here from before. */
  async finishWhatWasBegun(): Promise<void> {
    const { mine } = await this.http.get<{ mine: { ticketId: string; status: string } | null }>('/api/reception/queue');
    if (!mine) return;
    if (mine.status === 'called') await this.act(mine.ticketId, 'start');
    await this.act(mine.ticketId, 'finish');
  }

  act(ticketId: string, verb: string, body: unknown = {}) {
    return this.http.change(`/api/reception/tickets/${ticketId}/${verb}`, body);
  }

  open(lifeEvent: string, ticketId: string | null): Promise<OpenedCase> {
    return this.http.change<OpenedCase>('/api/cases', { lifeEvent, ...(ticketId ? { ticketId } : {}) });
  }

  read(caseId: string, after?: string): Promise<CaseAnswer> {
    return this.http.get<CaseAnswer>(`/api/cases/${caseId}${after ? `?after=${after}` : ''}`);
  }

  /**
   * Takes the visitor's household: from the registry, typed from the certificate, or a newborn beside its parents.
   * @returns false when nobody of it is left in the registry: it moved out before
   */
  async takeHousehold(caseId: string, intent: VisitIntent): Promise<boolean> {
    const filer = intent.movingIn?.members[0]?.details ?? intent.household?.members[0]?.details;
    await this.http.change(`/api/cases/${caseId}/filer`, {
      filerKind: 'HEAD',
      idDocument: 'LICENCE',
      name: filer?.name ?? '',
      phone: '090-0000-0000',
      address: filer?.address ?? '',
    });
    if (intent.movingIn) {
      await this.takeTyped(caseId, intent);
      return true;
    }
    const known = await this.find(intent);
    const role = ROLE[intent.lifeEvent ?? ''] ?? 'MOVER';
    const persons = (known.members ?? []).map(({ person, birthDate }) => ({
      person,
      role: role === 'PARENT' && !isAdult(birthDate) ? 'REMAINING' : role,
    }));
    if (persons.length === 0) return false;
    const typed = intent.newborn ? [typedPerson(intent.newborn.details, 'NEWBORN')] : [];
    await this.http.change(`/api/cases/${caseId}/household`, { household: known.household, persons, typed });
    return true;
  }

  /** Answers whatever the rules ask, as far as the visitor knows it; each answer is judged before the next question. */
  async interview(caseId: string, intent: VisitIntent): Promise<CaseAnswer> {
    const address = intent.newAddress ?? intent.movingIn?.newAddress;
    const event: Facts = { ...intent.event };
    await this.http.change(`/api/cases/${caseId}/facts`, {
      event: { ...event, ...(address ? { newAddress: address } : {}) },
    });
    for (let round = 0; round < 8; round += 1) {
      const seen = await this.read(caseId);
      const asked = answersTo(seen, intent);
      if (asked.length === 0) return seen;
      await this.http.change(`/api/cases/${caseId}/facts`, { persons: asked });
    }
    return this.read(caseId);
  }

  /** Accepts what this window can do, refers and defers the rest. */
  async judge(caseId: string): Promise<CaseAnswer> {
    const seen = await this.read(caseId);
    const items = (seen.guidance?.items ?? []).flatMap((item) => {
      if (item.result !== 'required') return [];
      const judgement = { one_stop: 'accept', optional: 'decline', refer: 'refer', info: 'defer' }[item.routing.id];
      return judgement
        ? [{ procedureId: item.procedure, judgement, ...(judgement === 'decline' ? { reason: 'not-wanted' } : {}) }]
        : [];
    });
    if (items.length > 0)
      await this.http.change(
        `/api/cases/${caseId}/items`,
        { items, seen: { catalogue: seen.guidance?.catalogue ?? '' } },
        { seen: seen.etag },
      );
    return this.read(caseId);
  }

  async prepareForms(caseId: string): Promise<CaseAnswer> {
    await this.http.change(`/api/cases/${caseId}/forms`, {});
    return this.read(caseId);
  }

  printForm(caseId: string, formId: string): Promise<Uint8Array> {
    return this.http.get<Uint8Array>(`/api/cases/${caseId}/forms/${formId}/form.pdf`);
  }

  async scan(caseId: string, file: ScanFile, formId?: string): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name);
    await this.http.change(`/api/cases/${caseId}/scans${formId ? `?formId=${formId}` : ''}`, form);
  }

  handOff(caseId: string, forms: readonly string[], visitorWaits: boolean): Promise<{ position: string }> {
    return this.http.change(`/api/cases/${caseId}/hand-off`, { forms, visitorWaits });
  }

  /** Prints what can be printed now, and gives it all to the visitor. */
  async printAndHandOver(caseId: string): Promise<void> {
    for (const { kind, now } of (await this.read(caseId)).printable) {
      if (now && PRINTED.has(kind)) await this.http.change(`/api/cases/${caseId}/outputs`, { kind });
    }
    const { outputs } = await this.read(caseId);
    await this.http.change(`/api/cases/${caseId}/hand-over`, { outputs: outputs.map(({ outputId }) => outputId) });
  }

  private async takeTyped(caseId: string, { movingIn }: VisitIntent): Promise<void> {
    const typed = (movingIn?.members ?? []).map(({ details }) => typedPerson(details, 'MOVER'));
    await this.http.change(`/api/cases/${caseId}/household`, { typed });
  }

  private async find({ household }: VisitIntent): Promise<HouseholdAnswer> {
    const head = household?.members[0]?.details;
    const found = await this.http.change<SearchAnswer>('/api/registry/search', {
      q: head?.name ?? '',
      birthDate: head?.birthDate,
      limit: 20,
    });
    const row = found.rows.find(({ persons }) => persons.some(({ name }) => name === head?.name)) ?? found.rows[0];
    if (!row) throw new Error('the household is not in the registry');
    return this.http.get<HouseholdAnswer>(`/api/registry/households/${row.household}`);
  }
}

const isAdult = (birthDate: string | null): boolean => (birthDate ?? '9999') < '2008-04-02';

interface Details {
  readonly name: string;
  readonly kana: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly relation: string;
  readonly address: string;
  readonly domicile?: string | undefined;
  readonly registerHead?: string | undefined;
  readonly nationality: string;
}

const typedPerson = (details: Details, role: string) => {
  const { name, kana, birthDate, sex, relation, address, domicile, registerHead, nationality } = details;
  return {
    name,
    kana,
    birthDate,
    sex,
    relation,
    address,
    nationality,
    role,
    ...(domicile ? { domicile } : {}),
    ...(registerHead ? { registerHead } : {}),
  };
};

/** What the visitor knows of what is asked, person by person. */
const answersTo = (
  seen: CaseAnswer,
  intent: VisitIntent,
): { person: string; facts: Record<string, string | number | boolean> }[] => {
  const members = [
    ...(intent.household?.members ?? []),
    ...(intent.movingIn?.members ?? []),
    ...(intent.newborn ? [intent.newborn] : []),
  ];
  const byPerson = new Map<string, Record<string, string | number | boolean>>();
  for (const { fact, subject } of seen.guidance?.questions ?? []) {
    if (subject === 'case') continue;
    const person = seen.persons.find((candidate) => candidate.person === subject.pid);
    const member = members.find(
      ({ details }) => details.name === person?.name && details.birthDate === person.birthDate,
    );
    const name = fact.replace('person.', '');
    const value = member?.answers[name];
    if (value === undefined || seen.facts.persons[subject.pid]?.[name] !== undefined) continue;
    byPerson.set(subject.pid, { ...byPerson.get(subject.pid), [name]: value });
  }
  return [...byPerson].map(([person, facts]) => ({ person, facts }));
};
