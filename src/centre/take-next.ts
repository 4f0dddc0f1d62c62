// An operator or reviewer takes the next form: one call picks the most urgent one that suits her and claims it.
import { Injectable } from '@nestjs/common';
import type { Principal } from '../edge/principal.js';
import type { Written } from '../kernel/command.js';
import type { Meta } from '../kernel/decider.js';
import { OtherCommand, Refused } from '../kernel/problems.js';
import { EventStore } from '../kernel/store/port.js';
import { CommandBus } from '@nestjs/cqrs';
import { ClaimForm } from './claim-form.js';
import type { Stage } from './events.js';
import { LastCase } from './last-case.js';
import { offersFor, type Taker } from './order.js';
import { WaitingList, type Look, type Offered } from './waiting-list.js';

/** After a lost race the next try is among so many, so that the losers of one race do not meet again at the next form. */
const SPREAD = 8;

export interface Taken {
  readonly formId: string;
  readonly position: bigint;
}

interface Asked {
  readonly stage: Stage;
  readonly who: Principal;
  readonly meta: Meta;
  readonly lastCase: string | null;
}

@Injectable()
export class TakeNext {
  /** Forms that somebody in this process is claiming at this moment. */
  private readonly reserved = new Set<string>();
  /** Form → version at which it turned out not to be had; an older row of it is not offered again. */
  private readonly gone = new Map<string, number>();
  private readonly asking = new Map<string, Promise<Taken | null>>();

  constructor(
    private readonly list: WaitingList,
    private readonly commands: CommandBus,
    private readonly households: LastCase,
    private readonly store: EventStore,
  ) {}

  /** Null: there is nothing for her. The same request again gives the same form. */
  async take(stage: Stage, who: Principal, meta: Meta): Promise<Taken | null> {
    const asking = this.asking.get(meta.commandId) ?? this.once(stage, who, meta);
    this.asking.set(meta.commandId, asking);
    try {
      return await asking;
    } finally {
      this.asking.delete(meta.commandId);
    }
  }

  private async once(stage: Stage, who: Principal, meta: Meta): Promise<Taken | null> {
    const [earlier, lastCase] = await Promise.all([this.earlier(meta), this.households.of(who.person)]);
    if (earlier) return earlier;
    const asked = { stage, who, meta, lastCase };
    return (await this.from(await this.list.head(stage), asked)) ?? this.from(await this.list.fresh(stage), asked);
  }

  private async from({ forms, now }: Look, { stage, who, meta, lastCase }: Asked): Promise<Taken | null> {
    const taker: Taker = { person: who.person, role: who.role, official: who.employment === 'official' };
    const offers = offersFor(forms, stage, taker, lastCase, now) as Offered[];
    for (let tries = 0; ; tries += 1) {
      const free = offers.filter((form) => !this.reserved.has(form.id) && (this.gone.get(form.id) ?? 0) < form.version);
      const form = free[tries === 0 ? 0 : Math.floor(Math.random() * Math.min(SPREAD, free.length))];
      if (!form) return null;
      const written = await this.claim(
        form,
        new ClaimForm({ formId: form.id, stage, employment: who.employment }, meta),
      );
      if (written) return { formId: form.id, position: written.position };
    }
  }

  /** The claim event at its version is the truth: undefined when somebody else was faster. */
  private async claim(form: Offered, command: ClaimForm): Promise<Written | undefined> {
    this.reserved.add(form.id);
    try {
      const written = await this.commands.execute(command);
      this.note(form.id, written.version);
      return written;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.note(form.id, form.version);
      return undefined;
    } finally {
      this.reserved.delete(form.id);
    }
  }

  private note(formId: string, version: number): void {
    this.gone.delete(formId);
    this.gone.set(formId, version);
    const [oldest] = this.gone.keys();
    if (this.gone.size > 20_000 && oldest !== undefined) this.gone.delete(oldest);
  }

  /** What this very request was given before its answer got lost. */
  private async earlier({ commandId }: Meta): Promise<Taken | null> {
    const record = await this.store.command(commandId);
    if (!record) return null;
    if (!record.stream.startsWith('workItem-')) throw new OtherCommand();
    return { formId: record.stream.slice('workItem-'.length), position: await this.store.head() };
  }
}
