// Is the server alive and ready, what time is it in this city, and the words of the screens.
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Projections } from '../kernel/projections.js';
import { EventStore } from '../kernel/store/port.js';
import { EdgeProblem } from './problem.filter.js';
import { StoreClock } from './clock.js';
import { Answers, OpenToAll } from './routes.js';
import { Texts } from './texts.js';

const clockAnswer = z.object({ now: z.string() });
const readyAnswer = z.object({
  ready: z.boolean(),
  store: z.boolean(),
  projections: z.array(
    z.object({ name: z.string(), version: z.number(), position: z.string(), stopped: z.string().nullable() }),
  ),
});

@ApiTags('system')
@Controller()
export class SystemController {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly clock: StoreClock,
    private readonly texts: Texts,
  ) {}

  @Get('clock')
  @OpenToAll('the hall shows the time')
  @Answers(200, clockAnswer)
  now(): z.infer<typeof clockAnswer> {
    return { now: this.clock.iso() };
  }

  @Get('texts/:language')
  @OpenToAll('the words of the screens')
  @Header('cache-control', 'no-cache')
  @Answers(200, z.record(z.string(), z.unknown()))
  words(@Param('language') language: string) {
    if (language !== 'ja' && language !== 'en') throw new EdgeProblem(404, 'not-found', { what: 'language' });
    return this.texts.all(language);
  }

  @Get('/health/live')
  @OpenToAll('for the supervisor of this process')
  @Answers(200, z.object({ live: z.boolean() }))
  live() {
    return { live: true };
  }

  @Get('/health/ready')
  @OpenToAll('for the load balancer')
  @Answers(200, readyAnswer)
  @Answers(503, readyAnswer)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof readyAnswer>> {
    const store = await this.store.head().then(
      () => true,
      () => false,
    );
    const projections = this.projections
      .status()
      .map(({ name, version, position, stopped }) => ({ name, version, position, stopped: stopped?.type ?? null }));
    const ready = store && projections.every(({ stopped }) => stopped === null);
    void reply.status(ready ? 200 : 503);
    return { ready, store, projections };
  }
}
