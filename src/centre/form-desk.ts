/** What the commands on one form share: they are decided in its stream, by the layout of the day it was received. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Guide, layoutFor, type Layout } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import type { Decide, Meta, Recorded } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { NotFound, Refused } from '../kernel/problems.js';
import { tokyoTime } from '../kernel/tokyo.js';
import type { CentreEvent } from './events.js';
import { noSuchForm } from './rules.js';
import { workItem, workItemStream, type Arrival, type KnownItem, type WorkItem } from './work-item.js';

export interface OnForm {
  readonly formId: string;
}

export abstract class FormCommand<D extends OnForm> extends DomainCommand<D, Written<Recorded<CentreEvent>>> {}

export type DecideForm<C> = Decide<C, WorkItem, CentreEvent>;

@Injectable()
export class FormDesk {
  private layouts = new Map<string, Layout>();

  constructor(
    private readonly executor: Executor,
    private readonly commands: CommandBus,
    private readonly guide: Guide,
    private readonly staff: Staff,
  ) {}

  decide<C extends FormCommand<OnForm>>(command: C, decide: DecideForm<C>, matters?: readonly string[]) {
    const stream = workItemStream(command.data.formId);
    return this.executor.decide<OnForm, C, WorkItem, CentreEvent>({
      stream,
      fold: workItem,
      command,
      decide,
      ...(matters ? { matters } : {}),
    });
  }

  /** @throws NotFound */
  async load(formId: string): Promise<{ state: KnownItem; version: number }> {
    const { state, version } = await this.executor.load(workItemStream(formId), workItem);
    if (state.status === 'none') throw new NotFound('form', formId);
    return { state, version };
  }

  async layoutOf({
    catalogue,
    formKind,
    receptionDate,
  }: Pick<Arrival, 'catalogue' | 'formKind' | 'receptionDate'>): Promise<Layout> {
    const key = `${catalogue} ${formKind} ${receptionDate}`;
    const known = this.layouts.get(key);
    if (known) return known;
    const layout = layoutFor(await this.guide.catalogue(catalogue), formKind, receptionDate);
    if (this.layouts.size > 1_000) this.layouts = new Map();
    this.layouts.set(key, layout);
    return layout;
  }

  /** Decides by the layout on which the form was received. A form that nobody knows is refused. */
  async byLayout<C extends FormCommand<OnForm>>(
    command: C,
    rule: (layout: Layout) => DecideForm<C>,
    matters?: readonly string[],
  ) {
    const { state } = await this.executor.load(workItemStream(command.data.formId), workItem);
    const decide = state.status === 'none' ? () => noSuchForm() : rule(await this.layoutOf(state.form));
    return this.decide(command, decide, matters);
  }

  /** @throws EdgeProblem naming the holder, for whoever comes too late. */
  async send(command: FormCommand<OnForm>): Promise<Written<Recorded<CentreEvent>>> {
    try {
      return await this.commands.execute(command);
    } catch (error) {
      throw await this.told(error);
    }
  }

  async told(error: unknown): Promise<unknown> {
    if (!(error instanceof Refused) || error.refusal.refused !== 'centre.held-by-another') return error;
    const { holder, since } = error.refusal.details as { holder: string; since: string };
    const name = (await this.staff.nameOf(holder)) ?? '';
    return new EdgeProblem(409, 'centre.held-by-another', { holder: name, since, time: tokyoTime(since) });
  }

  /** Commands on a form carry its case as their correlation. */
  meta(meta: Meta, { form }: KnownItem): Meta {
    return { ...meta, correlationId: form.caseId };
  }
}
