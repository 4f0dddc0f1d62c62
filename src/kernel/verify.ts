/** Checks a whole store against itself and names the first place at which something was altered, removed or inserted. */
import { leafHash } from './store/leaf.js';
import type { CommandRecord, Position, StoredEvent } from './store/port.js';

export type FindingKind =
  'altered event' | 'missing event' | 'inserted event' | 'order' | 'time' | 'command' | 'checkpoint' | 'blob' | 'rule';

export interface Finding {
  readonly kind: FindingKind;
  /** Where; null for what has no position, as a file. */
  readonly position: string | null;
  readonly what: string;
}

/** A rule of the business that must hold at every moment of the history; sees all events in order. @returns what an event breaks */
export type HistoryRule = (event: StoredEvent) => string | null;

export interface VerifyReaders {
  /** Everything that is there, by position, also beyond the head. */
  readonly events: AsyncIterable<StoredEvent>;
  readonly head: Position;
  /** Positions without holes: a hole is a removed event. */
  readonly dense: boolean;
  commandsOf(ids: readonly string[]): Promise<ReadonlyMap<string, CommandRecord>>;
  /** Commands whose events are not there. */
  readonly strayCommands: AsyncIterable<CommandRecord & { readonly id: string }>;
  readonly checkpoints: AsyncIterable<{ readonly projection: string; readonly position: Position }>;
  /** Findings about files that events name. */
  readonly blobs?: AsyncIterable<Finding>;
  readonly rules?: readonly HistoryRule[];
}

export interface Verified {
  readonly events: number;
  readonly findings: readonly Finding[];
}

const MOST_FINDINGS = 1_000;
const SLICE = 1_000;

/** One command's events, which lie together. */
interface Run {
  readonly id: string;
  readonly stream: string;
  readonly first: number;
  last: number;
  readonly position: Position;
}

export const verify = async (readers: VerifyReaders): Promise<Verified> => new Verification(readers).run();

class Verification {
  private readonly findings: Finding[] = [];
  private readonly versions = new Map<string, number>();
  private readonly times = new Map<string, string>();
  private runs: Run[] = [];
  private before: StoredEvent | null = null;
  private events = 0;

  constructor(private readonly readers: VerifyReaders) {}

  async run(): Promise<Verified> {
    for await (const event of this.readers.events) {
      this.checkOrder(event);
      this.checkVersion(event);
      this.checkLeaf(event);
      this.checkRules(event);
      this.remember(event);
      this.before = event;
      this.events += 1;
      if (this.runs.length > SLICE) await this.checkCommands(this.runs.splice(0, SLICE));
    }
    await this.checkCommands(this.runs);
    this.checkHead();
    await this.checkOthers();
    const findings = [...this.findings].sort((a, b) =>
      Number(BigInt(a.position ?? this.readers.head) - BigInt(b.position ?? this.readers.head)),
    );
    return { events: this.events, findings };
  }

  private find(kind: FindingKind, position: Position | null, what: string): void {
    if (this.findings.length < MOST_FINDINGS)
      this.findings.push({ kind, position: position?.toString() ?? null, what });
  }

  private checkOrder({ position, recordedAt, stream }: StoredEvent): void {
    const { head, dense } = this.readers;
    const last = this.before?.position ?? 0n;
    if (position <= last) this.find('order', position, `comes after position ${last}`);
    else if (dense && position !== last + 1n && position <= head)
      this.find('missing event', last + 1n, `${position - last - 1n} events are gone before position ${position}`);
    if (position > head) this.find('inserted event', position, `lies beyond the head ${head}`);
    this.checkTime({ stream: dense ? '' : stream, recordedAt, position });
  }

  /** Where several write at once to a log of its own, times of different streams may cross by moments. */
  private checkTime({ stream, recordedAt, position }: Pick<StoredEvent, 'stream' | 'recordedAt' | 'position'>): void {
    if (recordedAt < (this.times.get(stream) ?? ''))
      this.find('time', position, 'was recorded before an event that lies before it');
    this.times.set(stream, recordedAt);
  }

  private checkVersion({ stream, version, position }: StoredEvent): void {
    const expected = (this.versions.get(stream) ?? 0) + 1;
    if (version > expected)
      this.find(
        'missing event',
        position,
        `is version ${version} of its stream, but ${expected} does not come before it`,
      );
    if (version < expected)
      this.find('inserted event', position, `is version ${version} of its stream, which is at ${expected - 1} already`);
    this.versions.set(stream, Math.max(version, expected - 1));
  }

  private checkLeaf(event: StoredEvent): void {
    if (leafHash(event) !== event.leaf)
      this.find(
        'altered event',
        event.position,
        `of type ${event.type} does not have the hash that was stored with it`,
      );
  }

  private checkRules(event: StoredEvent): void {
    for (const rule of this.readers.rules ?? []) {
      const broken = rule(event);
      if (broken !== null) this.find('rule', event.position, `of type ${event.type} ${broken}`);
    }
  }

  private remember({ metadata, stream, version, position }: StoredEvent): void {
    const id = commandIdOf(metadata);
    const run = this.runs.at(-1);
    if (id === null) this.find('command', position, 'names no command');
    else if (run?.id === id && run.stream === stream && run.last + 1 === version) run.last = version;
    else this.runs.push({ id, stream, first: version, last: version, position });
  }

  private async checkCommands(runs: readonly Run[]): Promise<void> {
    const records = await this.readers.commandsOf(runs.map(({ id }) => id));
    for (const { id, stream, first, last, position } of runs) {
      const record = records.get(id);
      if (!record) this.find('inserted event', position, 'comes from no command that is known');
      else if (record.stream !== stream || record.firstVersion !== first || record.lastVersion !== last)
        this.find(
          'command',
          position,
          `is version ${first} to ${last} of its stream, its command wrote ${record.firstVersion} to ${record.lastVersion}`,
        );
    }
  }

  private checkHead(): void {
    const last = this.before?.position ?? 0n;
    if (last < this.readers.head)
      this.find('missing event', last + 1n, `is gone with all that follow, up to the head ${this.readers.head}`);
  }

  private async checkOthers(): Promise<void> {
    const { strayCommands, checkpoints, blobs, head } = this.readers;
    for await (const { id, firstVersion, lastVersion } of strayCommands) {
      this.find('missing event', null, `version ${firstVersion} to ${lastVersion} that command ${id} wrote`);
    }
    for await (const { projection, position } of checkpoints) {
      if (position > head)
        this.find('checkpoint', position, `of projection ${projection} lies beyond the head ${head}`);
    }
    if (blobs) for await (const finding of blobs) if (this.findings.length < MOST_FINDINGS) this.findings.push(finding);
  }
}

const commandIdOf = (metadata: string): string | null => {
  try {
    const { commandId } = JSON.parse(metadata) as { commandId?: unknown };
    return typeof commandId === 'string' ? commandId.toLowerCase() : null;
  } catch {
    return null;
  }
};
