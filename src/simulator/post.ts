/** The day's post: envelopes are registered, worked by two clerks, and what was short is sent after. */
import { setTimeout as pause } from 'node:timers/promises';
import { letterFrom, writers, type CityHousehold } from './city/index.js';
import { MailClerk } from './mail-clerk.js';
import type { DayReport } from './report.js';

export interface PostParts {
  readonly clerks: readonly [registers: MailClerk, ...work: MailClerk[]];
  readonly city: readonly CityHousehold[];
  readonly envelopes: number;
  readonly seed: number;
  readonly report: DayReport;
  readonly open: () => boolean;
}

const LOOK_AGAIN_MS = 400;
const ENDED: ReadonlySet<string> = new Set(['closed', 'rejected']);
const FEE = 300;

/** Every sixth envelope lacks a hundred yen. Ends when every envelope is at its end. */
export const playPost = async ({ clerks, city, envelopes, seed, report, open }: PostParts): Promise<void> => {
  const [registers, ...work] = clerks;
  const senders = writers(city);
  const all = new Set<string>();
  const ended = new Set<string>();
  const desks = work.map(async (clerk) => {
    while (open() && ended.size < envelopes) {
      const seen = await clerk.workNext();
      if (seen && all.has(seen.requestId) && ENDED.has(seen.stage)) ended.add(seen.requestId);
      if (!seen) await pause(LOOK_AGAIN_MS);
    }
  });
  for (let index = 0; index < envelopes && open(); index += 1) {
    const household = senders[(seed * 31 + index * 7) % senders.length];
    if (!household) break;
    const short = index % 6 === 5;
    const amounts = short ? [200] : [200, 100];
    all.add(await registers.register(letterFrom(household, seed * 1_000 + index, registers.today, { amounts })));
    report.envelopes += 1;
  }
  while (open() && ended.size < envelopes) {
    for (const requestId of all) {
      if (ended.has(requestId)) continue;
      const seen = await registers.read(requestId);
      if (ENDED.has(seen.stage)) ended.add(requestId);
      else if (seen.stage === 'waiting')
        await registers.reply(requestId, FEE - seen.fee.paid, seed * 1_000 + all.size + [...all].indexOf(requestId));
    }
    await pause(LOOK_AGAIN_MS);
  }
  await Promise.all(desks);
  report.dispatched += ended.size;
};
