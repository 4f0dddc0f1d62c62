/** Reads a case from the streams themselves; read models only help to find which streams there are. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { workItemStream } from '../centre/index.js';
import { CertificateRow } from '../certificates/index.js';
import { DocumentRow } from '../documents/index.js';
import type { Recorded } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound } from '../kernel/problems.js';
import { EventCodec } from '../kernel/store/codec.js';
import { EventStore, type StoredEvent } from '../kernel/store/port.js';
import { fiscalYear, tokyoDate } from '../kernel/tokyo.js';
import { CaseRow, caseStream, type CaseEvent } from '../reception/index.js';
import type { CaseFact, Dossier, Happening } from './dossier.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const STUCK = ['kernel.FollowUpParked', 'kernel.FollowUpRetried', 'kernel.FollowUpDiscarded'];
const SLICE = 5_000;

/** As it is read aloud, printed or pasted: wide digits, other dashes, spaces. */
const plainNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/\s/g, '');

@Injectable()
export class Dossiers {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly source: DataSource,
  ) {}

  /** @throws NotFound */
  async find(idOrNumber: string): Promise<string> {
    if (UUID.test(idOrNumber)) return idOrNumber;
    const number = plainNumber(idOrNumber);
    const row = await this.source.getRepository(CaseRow).findOneBy({ number });
    if (!row) throw new NotFound('case', number);
    return row.id;
  }

  /** @throws NotFound */
  async read(caseId: string): Promise<Dossier> {
    const own = await this.store.readStream(caseStream(caseId));
    if (own.length === 0) throw new NotFound('case', caseId);
    const events = await this.codec.open<CaseEvent>(own);
    const others = await Promise.all([
      this.tickets(events),
      this.documents(caseId, events),
      this.forms(events),
      this.registry(caseId, events),
      this.certificates(caseId),
      this.stuck(caseId),
    ]);
    const stored = [...own, ...others.flat()].sort((a, b) => Number(a.position - b.position));
    const opened = await this.codec.open<CaseFact>(stored);
    const happenings = opened.flatMap((event, index): Happening[] => {
      const one = stored[index];
      return one ? [{ stored: one, event }] : [];
    });
    return { caseId, happenings };
  }

  /** The visits: what happened to the case's tickets in the hall of their day. */
  private async tickets(events: Opened): Promise<StoredEvent[]> {
    let office = '';
    const visits = events.flatMap(({ type, data, recordedAt }) => {
      if (type === 'reception.CaseOpened') office = data.officeId;
      const isVisit = type === 'reception.CaseOpened' || type === 'reception.TicketJoinedCase';
      return isVisit && data.ticketId !== null
        ? [{ ticketId: data.ticketId, hall: `floor-${office}-${tokyoDate(recordedAt)}` }]
        : [];
    });
    const read = await Promise.all(visits.map(({ ticketId, hall }) => this.mentioning(hall, ticketId)));
    return read.flat();
  }

  private async documents(caseId: string, events: Opened): Promise<StoredEvent[]> {
    const tied = events.flatMap(({ type, data }) =>
      type === 'reception.FormScanned' ? data.images.map(({ documentId }) => documentId) : [],
    );
    const filed = await this.source.getRepository(DocumentRow).findBy({ folder: caseId });
    return this.streams([...tied, ...filed.map(({ id }) => id)].map((id) => `document-${id}`));
  }

  private async forms(events: Opened): Promise<StoredEvent[]> {
    const forms = events.flatMap(({ type, data }) => (type === 'reception.FormPrepared' ? [data.formId] : []));
    return this.streams(forms.flatMap((form) => [workItemStream(form), `formApplication-${form}`]));
  }

  /** What was typed of a mover-in, and what approved forms changed; the residents' other history is not of this case. */
  private async registry(caseId: string, events: Opened): Promise<StoredEvent[]> {
    const taken = events.flatMap(({ type, data }) => (type === 'reception.HouseholdTaken' ? [data] : []));
    const persons = [...new Set(taken.flatMap((data) => data.persons.map(({ person }) => person)))];
    const ofPersons = (await Promise.all(persons.map((person) => this.mentioning(`person-${person}`, caseId)))).flat();
    const moved = ofPersons.map((event) => (this.codec.decode(event).data as { household?: string | null }).household);
    const households = new Set(
      [...taken.map(({ household }) => household), ...moved].filter((id) => typeof id === 'string'),
    );
    const ofHouseholds = await Promise.all([...households].map((id) => this.mentioning(`household-${id}`, caseId)));
    const [opened] = events;
    const number =
      opened?.type === 'reception.CaseOpened'
        ? this.number('case', opened.data.officeId, opened.data.receptionDate, caseId)
        : [];
    return [...ofPersons, ...ofHouseholds.flat(), ...(await number)];
  }

  private async certificates(caseId: string): Promise<StoredEvent[]> {
    const rows = await this.source.getRepository(CertificateRow).findBy({ caseId });
    const [issued, numbers] = await Promise.all([
      this.streams(rows.map(({ id }) => `certificate-${id}`)),
      Promise.all(
        rows
          .filter(({ number }) => number !== null)
          .map(({ officeId, issuedOn, id }) => this.number('certificate', officeId, issuedOn, id)),
      ),
    ]);
    return [...issued, ...numbers.flat()];
  }

  /** Follow-ups that waited for a person are few in a whole store. */
  private async stuck(caseId: string): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    const head = await this.store.head();
    for (let after = 0n; after < head;) {
      const { events, readTo } = await this.store.readAll(after, { types: STUCK, limit: SLICE });
      found.push(...events.filter((event) => this.codec.decode(event).correlationId === caseId));
      after = readTo;
    }
    return found;
  }

  /** A number was reserved under an id made from its use, so it is found without reading the register. */
  private async number(kind: string, office: string, date: string, use: string): Promise<readonly StoredEvent[]> {
    const register = `register-${kind}-${office}-${fiscalYear(date)}`;
    const command = await this.store.command(derivedId('number', register, use));
    return command
      ? this.store.readStream(command.stream, { from: command.firstVersion, to: command.lastVersion })
      : [];
  }

  private async mentioning(stream: string, id: string): Promise<StoredEvent[]> {
    return (await this.store.readStream(stream)).filter(({ payload }) => payload.includes(`"${id}"`));
  }

  private async streams(names: readonly string[]): Promise<StoredEvent[]> {
    return (await Promise.all([...new Set(names)].map((name) => this.store.readStream(name)))).flat();
  }
}

type Opened = readonly Recorded<CaseEvent>[];
