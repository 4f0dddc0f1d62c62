/** Every few seconds: forms whose holder stayed away are offered again, so that lists and the past are true. Correctness does not need it. */
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { StoreClock } from '../edge/clock.js';
import { Log } from '../edge/log.js';
import { system } from '../edge/principal.js';
import { derivedId } from '../kernel/ids.js';
import { ExpireLease } from './claim-form.js';
import { EXPIRED } from './waiting-list.js';
import { WorkItemRow } from './work-item.projection.js';

const EVERY_MS = 5_000;
const MOST = 500;

@Injectable()
export class ExpireLeases implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly source: DataSource,
    private readonly commands: CommandBus,
    private readonly clock: StoreClock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.plan();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** @returns how many leases had ended */
  async sweep(): Promise<number> {
    const over = await this.source
      .getRepository(WorkItemRow)
      .createQueryBuilder('w')
      .where(`w.state IN ('entry', 'review') AND ${EXPIRED}`)
      .limit(MOST)
      .getMany();
    for (const { id, caseId, claimVersion } of over) {
      // Several processes sweep: the same lease ends by the same command.
      const commandId = derivedId('lease-over', id, claimVersion ?? 0);
      const meta = { commandId, actor: system('centre.leases'), now: this.clock.iso(), correlationId: caseId };
      await this.commands.execute(new ExpireLease({ formId: id, claimVersion: claimVersion ?? 0 }, meta));
    }
    return over.length;
  }

  private plan(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep()
        .then(() => undefined)
        .catch((error: unknown) => this.stopped || this.log.bug(error, 'lease sweep'))
        .then(() => this.plan());
    }, EVERY_MS);
    this.timer.unref();
  }
}
