/** Clerks of the post at the centre, through the public interface only: one prints, another compares. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestAnswer } from '../mail-requests/request-answer.js';
import type { CityHousehold } from './city/index.js';
import type { Http } from './http.js';

interface SearchAnswer {
  readonly rows: readonly {
    readonly persons: readonly {
      readonly person: string;
      readonly name: string | null;
      readonly birthDate: string | null;
    }[];
  }[];
}

export interface Envelope {
  readonly household: CityHousehold;
  /** What lies in it, in yen; the fee is 300. */
  readonly amounts: readonly number[];
  readonly seed: number;
}

const LAST_STEPS: ReadonlySet<string> = new Set(['closed', 'rejected', 'returned']);

/** Numbers of money orders are printed on them; no two are the same. */
const order = (seed: number, index: number, amount: number, issuedOn: string) => ({
  number: `0${2418 + (seed % 7)}-${String(seed * 10 + index)
    .padStart(6, '0')
    .slice(-6)}`,
  issuedOn,
  amount,
});

export class MailClerk {
  constructor(
    readonly http: Http,
    private readonly issuedOn: string,
  ) {}

  async register({ household, amounts, seed }: Envelope): Promise<string> {
    const { name = '', address = '', postcode = '803-0814', birthDate } = household.members[0]?.details ?? {};
    const to = { name, address, postcode };
    const { requestId } = await this.http.change<{ requestId: string }>('/api/mail-requests', {
      requesterClass: 'SELF',
      kinds: [{ kind: 'JUMINHYO', copies: 1 }],
      moneyOrders: amounts.map((amount, index) => order(seed, index, amount, this.issuedOn)),
      sender: { ...to, phone: '090-0000-0921' },
      subject: { name, birthDate, relation: '本人' },
      purpose: '銀行へ提出',
      identityPaper: { kind: 'LICENCE', address, validUntil: '2029-06-02' },
      reply: { ...to, service: 'ordinary', postage: 110 },
    });
    return requestId;
  }

  /** Takes the next request and does what it allows this person to do. @returns the request, or null when there is nothing */
  async workNext(): Promise<RequestAnswer | null> {
    const taken = await this.http.ask<{ requestId: string }>('/api/mail-requests/next');
    if (taken.status !== 200) return null;
    const { requestId } = taken.body;
    for (let step = 0; step < 12; step += 1) {
      const seen = await this.read(requestId);
      if (LAST_STEPS.has(seen.stage) || !(await this.actOn(seen))) return seen;
    }
    return this.read(requestId);
  }

  async reply(requestId: string, amount: number, seed: number): Promise<void> {
    await this.http.change(`/api/mail-requests/${requestId}/reply`, {
      moneyOrders: [order(seed, 7, amount, this.issuedOn)],
    });
  }

  read(requestId: string): Promise<RequestAnswer> {
    return this.http.get<RequestAnswer>(`/api/mail-requests/${requestId}`);
  }

  private async actOn(seen: RequestAnswer): Promise<boolean> {
    const { requestId, acts, fee } = seen;
    const may = (act: string) => (acts as readonly string[]).includes(act);
    const act = (verb: string, body: unknown = {}) =>
      this.http.change(`/api/mail-requests/${requestId}/${verb}`, body, { seen: seen.etag });
    if (may('subject') && !seen.subject) return this.findSubject(seen, act);
    if (may('inquiry') && fee.missing > 0 && !fee.settled)
      return done(act('inquiry', { reasons: ['fee-short'], channel: 'letter' }));
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
    if (!person) return false;
    const { version } = await this.http.get<{ version: number }>(`/api/registry/persons/${person.person}`);
    return done(act('subject', { person: person.person, seen: { version } }));
  }
}

/** The next look shows what the act has changed. */
const done = async (act: Promise<unknown>): Promise<boolean> => {
  await act;
  await pause(60);
  return true;
};
