/** Plays one day at one ward and the centre against a running server, and checks how every errand ended. */
import { CITY_SEED } from './city/index.js';
import { playDay, type DayOptions } from './day.js';
import { endOfDay } from './end-of-day.js';
import { DayReport } from './report.js';

const HELP = `npm run demo:day [-- --url URL] [-- --seed N] [-- --visitors N] [-- --cases N] [-- --json]
  Plays one day through the public HTTP API of a running demo city: visitors at the kiosk, eight counters with real
  scans (printed forms at 200 dpi, turned, with noise), operators, reviewers and the post.
  Exits 1 when something ended that should not, was neither finished nor waiting for somebody outside, or had to be
  asked again.
  --url       default http://localhost:8080
  --seed      default 1; the same people do the same things
  --visitors  default 150     --cases  default 60     --envelopes  default 30
  --json      prints one JSON object
`;

const valueOf = (argv: readonly string[], name: string, standard: string): string => {
  const at = argv.indexOf(name);
  return at >= 0 ? (argv[at + 1] ?? standard) : standard;
};

export const run = async (argv: readonly string[]): Promise<number> => {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const number = (name: string, standard: number) => Number(valueOf(argv, name, String(standard)));
  const json = argv.includes('--json');
  const options: DayOptions = {
    url: valueOf(argv, '--url', 'http://localhost:8080'),
    seed: number('--seed', 1),
    visitors: number('--visitors', 150),
    cases: number('--cases', 60),
    envelopes: number('--envelopes', 30),
    citySeed: CITY_SEED,
    households: number('--households', 2_000),
    ward: 'kokurakita',
    date: '2026-11-24',
    say: (line) => void (json || process.stdout.write(`${line}\n`)),
  };
  const report = new DayReport();
  const started = performance.now();
  await playDay(options, report);
  const { open, followUps } = await endOfDay(options.url, report);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const result = { ...report.toJson(), open, followUps, seconds };
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`);
  const left = open.length + followUps.open + followUps.parked;
  return report.unexpected.length + report.notNow + left > 0 ? 1 : 0;
};
