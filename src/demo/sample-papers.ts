/** Papers that the demo city has at hand: the signed form under the scanner, and the next envelope of the post under the camera. */
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CERTIFICATE_RULES, findKind, type CertificateRules } from '../certificates/index.js';
import { StoreClock } from '../edge/clock.js';
import type { Principal } from '../edge/principal.js';
import { Guide, layoutFor, type Region } from '../guidance/index.js';
import type { Paper } from '../paper/paper.js';
import { PAPER } from '../paper/tokens.js';
import { Cases, type Case } from '../reception/index.js';
import { letterOfNumber, makeCity, type CityHousehold } from '../simulator/city/index.js';
import { photographed, scanned } from '../simulator/scanner.js';
import type { ScanFile } from '../simulator/window-clerk.js';
import { DEMO_STAGE, type DemoStage } from './tokens.js';

/** What the user's own session was answered, asked as if by her screen. */
export interface Refused {
  readonly status: number;
  readonly problem: string;
}
type Headers = Readonly<Record<string, string>>;

const KIND = 'JUMINHYO';
const CARDS = { LICENCE: '運転免許証', CARD: '個人番号カード（表）' } as const;

@Injectable()
export class SamplePapers {
  private people: readonly CityHousehold[] | null = null;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly clock: StoreClock,
    private readonly cases: Cases,
    private readonly guide: Guide,
    @Inject(PAPER) private readonly paper: Paper,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
    @Inject(DEMO_STAGE) private readonly stage: DemoStage,
  ) {}

  /** The prepared form as if it had been signed and scanned. After each change of its case the paper lies a little differently. */
  async form(caseId: string, formId: string, who: Principal, headers: Headers): Promise<ScanFile | Refused> {
    const sheet = await this.ask(
      `/api/cases/${encodeURIComponent(caseId)}/forms/${encodeURIComponent(formId)}/form.pdf`,
      headers,
    );
    if (sheet.statusCode !== 200) return refusal(sheet);
    const state = await this.cases.ofOffice(caseId, who);
    const { version } = await this.cases.load(caseId);
    return scanned(new Uint8Array(sheet.rawPayload), seedOf(formId) + version, this.signaturesOn(state, formId));
  }

  /** The letter of this number, or the first that nobody has registered yet. */
  async envelope(number: number | null, date: string, headers: Headers): Promise<ScanFile | Refused> {
    const next = number ?? (await this.opened(headers));
    if (typeof next !== 'number') return next;
    this.people ??= [...makeCity({ seed: this.stage.citySeed, households: this.stage.households, date })];
    const { sender, reply, identity, ...letter } = letterOfNumber(this.people, next, date);
    const data = {
      ...letter,
      city: this.rules.issuer.city.ja,
      kind: findKind(this.rules, KIND)?.name_ja ?? KIND,
      sender,
      identity: { ...identity, kind: CARDS[identity.kind] },
      reply: { ...reply, express: reply.service === 'express' },
    };
    const { pdf } = await this.paper.render('sample-letter', data, { standard: 'ua-1', createdAt: this.clock.iso() });
    return photographed(pdf, `envelope-${next}`);
  }

  private signaturesOn({ forms, receptionDate }: Case, formId: string): Region[] {
    const form = forms[formId];
    if (!form) return [];
    const { fields } = layoutFor(this.guide.current, form.formKind, receptionDate);
    return fields.flatMap(({ type, region }) => (type === 'signature' && region ? [region] : []));
  }

  /** How many envelopes stand in the book. */
  private async opened(headers: Headers): Promise<number | Refused> {
    const book = await this.ask('/api/mail-requests/ledger', headers);
    if (book.statusCode !== 200) return refusal(book);
    return book.json<{ requests: unknown[] }>().requests.length;
  }

  private ask(url: string, headers: Headers) {
    return this.adapter.httpAdapter
      .getInstance<FastifyInstance>()
      .inject({ method: 'GET', url, headers: { ...headers } });
  }
}

const refusal = ({ statusCode, body }: { statusCode: number; body: string }): Refused => ({
  status: statusCode,
  problem: body,
});

const seedOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 7), 16);
