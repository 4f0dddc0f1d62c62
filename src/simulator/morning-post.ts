/** The first post of the demo's day: envelopes are opened from half past eight on, and stand at every stage when the user comes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Agenda } from './agenda.js';
import { daysFrom } from './city/dates.js';
import { FIRST_LETTERS, letterOfNumber, type CityHousehold } from './city/index.js';
import { asRole, type HttpTools } from './http.js';
import { MailClerk } from './mail-clerk.js';
import type { ScanFile } from './window-clerk.js';

interface Envelope {
  readonly number: number;
  /** When it was opened, in minutes since opening. */
  readonly at: number;
  /** When it arrived, if not today. */
  readonly daysAgo?: number;
  /** Nobody will look at its contents any more. */
  readonly unseen?: true;
  /** What has been done with it since. */
  readonly then?: (requestId: string) => Promise<unknown>;
}

/** Neither of them is on the sign-in page: the user is the other person who compares. */
export const openPost = async (
  agenda: Agenda,
  { tools, date, city }: { tools: HttpTools; date: string; city: readonly CityHousehold[] },
): Promise<void> => {
  const [first, second] = await Promise.all(
    ['castmail1', 'castmail2'].map(async (slot) => new MailClerk(await asRole('', slot, tools), date)),
  );
  if (!first || !second) return;
  for (const { number, at, daysAgo, unseen, then } of envelopes(first, second)) {
    let requestId = '';
    agenda.at(at, async () => {
      const letter = letterOfNumber(city, number, date);
      const scan = unseen ? {} : { scan: await photo(first, number) };
      requestId = await first.register(letter, {
        ...scan,
        ...(daysAgo ? { arrivedOn: daysFrom(date, -daysAgo) } : {}),
      });
      await listed(first, requestId);
    });
    if (then)
      agenda.at(at + 4, async () => {
        await first.claim(requestId);
        await then(requestId);
      });
  }
};

const envelopes = (first: MailClerk, second: MailClerk): readonly Envelope[] => {
  const printed = (requestId: string) => first.workOn(requestId, 'verifying');
  const sealed = async (requestId: string) => {
    await printed(requestId);
    await second.claim(requestId);
    await second.workOn(requestId, 'dispatch');
  };
  const plans: readonly Omit<Envelope, 'number'>[] = [
    {
      at: 4,
      unseen: true,
      daysAgo: 11,
      then: async (requestId) => {
        await sealed(requestId);
        await second.workOn(requestId);
      },
    },
    {
      at: 12,
      unseen: true,
      daysAgo: 11,
      then: async (requestId) => {
        await sealed(requestId);
        await second.release(requestId);
      },
    },
    { at: 21, daysAgo: 12, then: printed },
    { at: 30, daysAgo: 5, then: printed },
    { at: 38, daysAgo: 6, then: (requestId) => first.workOn(requestId) },
    {
      at: 47,
      unseen: true,
      daysAgo: 7,
      then: async (requestId) => {
        await first.workOn(requestId, 'issuing');
        await first.ask(requestId, ['identity-expired'], 'phone');
      },
    },
    { at: 56, daysAgo: 4, then: (requestId) => first.workOn(requestId) },
    { at: 76, daysAgo: 4, then: (requestId) => first.workOn(requestId, 'issuing') },
    { at: 82 },
    { at: 90 },
    { at: 97 },
  ];
  return plans.slice(0, FIRST_LETTERS).map((plan, number) => ({ ...plan, number }));
};

const photo = async ({ http }: MailClerk, number: number): Promise<ScanFile> => ({
  name: `envelope-${number}.jpg`,
  type: 'image/jpeg',
  bytes: await http.get<Uint8Array>(`/api/demo/sample-envelope?number=${number}`),
});

/** The queue runs by real time while the city's clock stands still. */
const listed = async (clerk: MailClerk, requestId: string): Promise<void> => {
  for (let look = 0; look < 400; look += 1) {
    if ((await clerk.read(requestId)).stage !== 'arrived') return;
    await pause(25);
  }
};
