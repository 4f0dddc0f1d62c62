/** Clerks of the post at the centre, through the public interface only: one prints, another compares. */
import { setTimeout as pause } from 'node:timers/promises';
import type { InquiryReason } from '../mail-requests/events.js';
import type { RequestAnswer } from '../mail-requests/request-answer.js';
import { orderNumber, type PostedLetter } from './city/index.js';
import type { Http } from './http.js';
import type { ScanFile } from './window-clerk.js';

interface SearchAnswer {
  readonly rows: readonly {
    readonly protected: boolean;
    readonly persons: readonly {
      readonly person: string;
      readonly name: string | null;
      readonly birthDate: string | null;
    }[];
  }[];
}

const LAST_STEPS: ReadonlySet<string> = new Set(['closed', 'rejected', 'returned']);

export class MailClerk {
  constructor(
    readonly http: Http,
    /** Of the city. */
    readonly today: string,
  ) {}

  /** Opens an envelope, scans what lies in it if there is a scan, and types what it says. */
  async register(
    letter: PostedLetter,
    { scan, arrivedOn }: { scan?: ScanFile; arrivedOn?: string } = {},
  ): Promise<string> {
    const { sender, identity, orders, reply, copies, purpose } = letter;
    const { name, birthDate, postcode, address, phone } = sender;
    const papers = scan ? await this.scan(scan) : {};
    const { requestId } = await this.http.change<{ requestId: string }>('/api/mail-requests', {
      ...papers,
      ...(arrivedOn ? { arrivedOn } : {}),
      requesterClass: 'SELF',
      kinds: [{ kind: 'JUMINHYO', copies }],
      moneyOrders: orders,
      sender: { name, postcode, address, phone },
      subject: { name, birthDate, relation: '本人' },
      purpose,
      identityPaper: identity,
      reply,
    });
    return requestId;
  }

  /** Takes the next request and does what it allows this person to do. @returns the request, or null when there is nothing */
  async workNext(): Promise<RequestAnswer | null> {
    const taken = await this.http.ask<{ requestId: string }>('/api/mail-requests/next');
    return taken.status === 200 ? this.workOn(taken.body.requestId) : null;
  }

  /** Does what the request in hand allows this person to do, up to a stage where one is named. */
  async workOn(requestId: string, until?: RequestAnswer['stage']): Promise<RequestAnswer> {
    for (let step = 0; step < 12; step += 1) {
      const seen = await this.read(requestId);
      if (seen.stage === until || LAST_STEPS.has(seen.stage) || !(await this.actOn(seen))) return seen;
    }
    return this.read(requestId);
  }

  claim(requestId: string): Promise<unknown> {
    return this.http.change(`/api/mail-requests/${requestId}/claim`);
  }

  release(requestId: string): Promise<unknown> {
    return this.http.change(`/api/mail-requests/${requestId}/release`);
  }

  ask(requestId: string, reasons: readonly InquiryReason[], channel: 'letter' | 'phone'): Promise<unknown> {
    return this.http.change(`/api/mail-requests/${requestId}/inquiry`, { reasons, channel });
  }

  async reply(requestId: string, amount: number, seed: number): Promise<void> {
    await this.http.change(`/api/mail-requests/${requestId}/reply`, {
      moneyOrders: [{ number: orderNumber(seed, 7), issuedOn: this.today, amount }],
    });
  }

  read(requestId: string): Promise<RequestAnswer> {
    return this.http.get<RequestAnswer>(`/api/mail-requests/${requestId}`);
  }

  private async scan({ name, type, bytes }: ScanFile): Promise<{ envelopeId: string; documents: string[] }> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)], { type }), name);
    const { envelopeId, documentId } = await this.http.change<{ envelopeId: string; documentId: string }>(
      '/api/mail-requests/scans',
      form,
    );
    return { envelopeId, documents: [documentId] };
  }

  private async actOn(seen: RequestAnswer): Promise<boolean> {
    const { requestId, acts, fee } = seen;
    const may = (act: string) => (acts as readonly string[]).includes(act);
    const act = (verb: string, body: unknown = {}) =>
      this.http.change(`/api/mail-requests/${requestId}/${verb}`, body, { seen: seen.etag });
    if (may('subject') && !seen.subject) return this.findSubject(seen, act);
    const [missing] = missingIn(seen);
    if (may('inquiry') && missing) return done(act('inquiry', { reasons: [missing], channel: 'letter' }));
    if (may('settle') && !fee.settled) return done(act('settle', { seen: { due: fee.due, paid: fee.paid } }));
    if (may('print')) return done(act('print'));
    if (may('verify'))
      return done(
        act('verify', { seen: seen.certificates.map(({ certificateId, sha256 }) => ({ certificateId, sha256 })) }),
      );
    if (may('addressee')) return done(act('addressee'));
    if (may('dispatch')) return done(act('dispatch', { service: seen.reply.service }));
    return false;
  }

  private async findSubject(
    seen: RequestAnswer,
    act: (verb: string, body: unknown) => Promise<unknown>,
  ): Promise<boolean> {
    const { name = '', birthDate } = seen.letter?.subject ?? {};
    const found = await this.http.change<SearchAnswer>('/api/registry/search', {
      q: name,
      ...(birthDate ? { birthDate } : {}),
      limit: 20,
    });
    const person = found.rows
      .flatMap(({ persons }) => persons)
      .find((candidate) => candidate.name === name && (!birthDate || candidate.birthDate === birthDate));
    if (!person) {
      const shielded = hidden(found);
      if (shielded) return done(act('subject', { person: shielded, seen: { version: 0 } }));
      return done(act('inquiry', { reasons: ['subject-not-found'], channel: 'letter' }));
    }
    const { version } = await this.http.get<{ version: number }>(`/api/registry/persons/${person.person}`);
    return done(act('subject', { person: person.person, seen: { version } }));
  }
}

/** A household kept apart by law is found, but not shown; taking it stops the request. */
const hidden = ({ rows }: SearchAnswer): string | undefined =>
  rows.find((row) => row.protected)?.persons.map(({ person }) => person)[0];

/** What the sender has to be asked for before anything is printed, or posted. */
const missingIn = ({ fee, letter, stage }: RequestAnswer): InquiryReason[] => [
  ...(!fee.settled && fee.missing > 0 ? (['fee-short'] as const) : []),
  ...(!fee.settled && fee.missing === 0 && !fee.settles ? (['fee-over'] as const) : []),
  ...(stage === 'sealing' && letter?.addresseeFits === false ? (['address-differs'] as const) : []),
];

/** The next look shows what the act has changed. */
const done = async (act: Promise<unknown>): Promise<boolean> => {
  await act;
  await pause(60);
  return true;
};
