/** The client's side of the story: every command that was sent and every answer that came, kept outside the system. */
import { appendFileSync } from 'node:fs';

export interface Sent {
  readonly key: string;
  readonly slot: string;
  readonly method: string;
  readonly path: string;
}

export type Outcome = 'lost' | { readonly status: number; readonly body: unknown };

/** The last answer of the server that was neither "not now" nor lost. */
export interface Settled {
  readonly status: number;
  readonly code: string | null;
  /** Of what was written, as a command's answer tells it; null where the answer is not a command's. */
  readonly position: string | null;
  readonly requestId: string | null;
}

export interface LedgerEntry extends Sent {
  readonly tries: number;
  /** Tries of which nobody knows what became of them. */
  readonly lost: number;
  readonly notNow: number;
  readonly settled: Settled | null;
}

export class Ledger {
  private readonly byKey = new Map<string, LedgerEntry>();

  /** @param file takes each line before the request leaves, for a person to read; not needed for the check */
  constructor(private readonly file?: string) {}

  /** Called before the request leaves. @returns to be told what came of it */
  readonly sent = (sent: Sent): ((outcome: Outcome) => void) => {
    const { key } = sent;
    const before = this.byKey.get(key) ?? { ...sent, tries: 0, lost: 0, notNow: 0, settled: null };
    this.byKey.set(key, { ...before, tries: before.tries + 1 });
    this.write({ sent: key, slot: sent.slot, call: `${sent.method} ${sent.path}` });
    return (outcome) => this.answered(key, outcome);
  };

  entries(): readonly LedgerEntry[] {
    return [...this.byKey.values()];
  }

  /** Commands that were acknowledged so far. */
  get acknowledged(): number {
    let count = 0;
    for (const { settled } of this.byKey.values()) if (isAcknowledged(settled)) count += 1;
    return count;
  }

  private answered(key: string, outcome: Outcome): void {
    const entry = this.byKey.get(key);
    if (!entry) return;
    if (outcome === 'lost') {
      this.byKey.set(key, { ...entry, lost: entry.lost + 1 });
      this.write({ lost: key });
    } else if (outcome.status === 503 || outcome.status === 429) {
      this.byKey.set(key, { ...entry, notNow: entry.notNow + 1 });
      this.write({ notNow: key, status: outcome.status });
    } else {
      const settled = settledBy(outcome);
      this.byKey.set(key, { ...entry, settled });
      this.write({ answered: key, ...settled });
    }
  }

  private write(line: object): void {
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}

export const isAcknowledged = (settled: Settled | null): settled is Settled & { readonly position: string } =>
  settled !== null && settled.status < 300 && settled.position !== null;

export const isRefused = (settled: Settled | null): settled is Settled => settled !== null && settled.status >= 400;

const settledBy = ({ status, body }: Exclude<Outcome, 'lost'>): Settled => {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => (typeof told[name] === 'string' ? told[name] : null);
  return { status, code: text('code'), position: text('position'), requestId: text('requestId') };
};
