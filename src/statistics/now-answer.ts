/** What the manager's first screen is told: three questions as data, each figure with its n and the version of its definition. */
import { z } from 'zod';
import { definitionRef, office, share, spread, words } from './answer-parts.js';

const waiting = z.object({
  definition: definitionRef,
  n: z.number().int(),
  target: z.number(),
  over: z.number().int(),
  longest: z.number().nullable(),
  offices: z.array(
    office.extend({
      n: z.number().int(),
      over: z.number().int(),
      longest: z.number().nullable(),
      /** Minutes of each waiting person, longest first; who it is is not said. */
      people: z.array(z.number()),
      /** Tickets beyond the target. */
      labels: z.array(z.object({ ticketId: z.string(), label: z.string(), minutes: z.number() })),
    }),
  ),
});

const centre = z.object({
  definition: definitionRef,
  n: z.number().int(),
  oldest: z.number().nullable(),
  ages: z.array(z.object({ age: z.string(), n: z.number().int() })),
  visitors: z.number().int(),
  /** Promised for today or earlier and not finished; promises already past. */
  dueToday: z.number().int(),
  late: z.number().int(),
  opensAt: z.string(),
  closesAt: z.string(),
  lastHour: z.object({ arrivals: z.number().int(), departures: z.number().int() }),
  today: z.object({ arrivals: z.number().int(), departures: z.number().int() }),
  curve: z.array(z.object({ at: z.string(), open: z.number().int() })),
  flow: z.array(
    z.object({ from: z.string(), arrivals: z.number().int(), departures: z.number().int(), filling: z.boolean() }),
  ),
});

const stuck = z.object({
  definition: definitionRef,
  n: z.number().int(),
  threshold: z.number(),
  states: z.array(z.string()),
  kinds: z.array(
    z.object({
      kind: z.string(),
      name: words,
      n: z.number().int(),
      cells: z.array(z.object({ state: z.string(), n: z.number().int(), oldest: z.number() })),
    }),
  ),
  knots: z.array(
    z.object({
      state: z.string(),
      n: z.number().int(),
      oldest: z.number(),
      offices: z.array(z.object({ officeId: z.string(), name: words, n: z.number().int() })),
      kinds: z.array(z.object({ kind: z.string(), name: words, n: z.number().int(), oldest: z.number() })),
    }),
  ),
});

const ofOffices = z.object({
  definition: definitionRef,
  all: spread,
  offices: z.array(office.extend(spread.shape)),
});

const today = z.object({
  waits: ofOffices,
  services: ofOffices,
  visitorWaits: ofOffices,
  entry: spread.extend({ definition: definitionRef }),
  review: spread.extend({ definition: definitionRef }),
  handOff: spread.extend({ definition: definitionRef }),
  oneStop: z.object({ definition: definitionRef, all: share, offices: z.array(office.extend(share.shape)) }),
  returns: share.extend({
    definition: definitionRef,
    toOperator: z.number().int(),
    toWard: z.number().int(),
    reasons: z.array(z.object({ code: z.string(), name: words, n: z.number().int() })),
  }),
});

const mail = z.object({
  age: spread.extend({ definition: definitionRef }),
  kept: share.extend({ definition: definitionRef }),
  open: z.number().int(),
  dueToday: z.number().int(),
  late: z.number().int(),
  waitingForReply: z.number().int(),
});

export const nowAnswer = z.object({
  asOf: z.string(),
  date: z.string(),
  businessDay: z.boolean(),
  hours: z.object({ opens: z.string(), closes: z.string() }),
  waiting,
  centre,
  stuck,
  today,
  mail,
});
export type NowAnswer = z.infer<typeof nowAnswer>;
