import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { buildStale } from './building.mjs';
import { checks, generated } from './checks.mjs';
import { helpAsked, printFailures, printTable, program, root, runAll, runTask } from './tasks.mjs';

const HELP = `
npm test [-- PATTERN ...]
  All checks, the build and all suites; ends with "N passed, M failed". With patterns only the suites whose path
  matches one of them. With CI=true what is missing or skipped counts as failed.
`;

const inCi = process.env.CI === 'true';
const tools = [
  { programs: ['redis-server'], what: 'redis-server, for queues on Redis', install: 'apt-get install redis-server' },
  {
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    what: 'Chromium, for the screens',
    install: 'apt-get install chromium',
  },
];

function missingTools() {
  const found = (name) =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return tools.filter(({ programs }) => !programs.some(found));
}

async function runSuites(project, patterns, reports) {
  const report = join(reports, `${project}.json`);
  const jest = program(
    'jest/bin/jest.js',
    '-c',
    'config/jest.config.mjs',
    `--selectProjects=${project}`,
    ...(patterns.length > 0 ? ['--passWithNoTests', '--testPathPatterns', ...patterns] : []),
    '--json',
    `--outputFile=${report}`,
    '--silent',
  );
  const quiet = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const result = await runTask({ name: `suites: ${project}`, command: jest.command, args: [...quiet, ...jest.args] });
  return { result, report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined };
}

/** What a report says, in the words of the last line. */
function count({ result, report }) {
  if (!report) return { passed: 0, failed: 1, problems: [result.output.trimEnd()], suites: [] };
  const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending')
      .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
  );
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + (inCi ? skipped.length : 0),
    problems: [
      ...report.testResults
        .filter(({ status }) => status === 'failed')
        .map(({ name, message }) => `${relative(root, name)}\n${message}`),
      ...(skipped.length > 0 ? [`skipped${inCi ? ', which counts as failed here' : ''}:\n${skipped.join('\n')}`] : []),
    ],
    suites: report.testResults.map(({ name, startTime, endTime, status }) => ({
      name: `  ${relative(root, name)}`,
      ok: status !== 'failed',
      seconds: (endTime - startTime) / 1000,
    })),
  };
}

async function main(patterns) {
  const missing = missingTools();
  for (const { what, install } of missing) console.log(`Not installed: ${what}; install it with "${install}".`);
  const checked = patterns.length > 0 ? [] : await runAll(checks);
  const built = await buildStale();
  if (patterns.length === 0 && built.every(({ ok }) => ok)) checked.push(...(await runAll(generated)));
  printFailures([...checked, ...built]);

  const reports = mkdtempSync(join(tmpdir(), 'madoguchi-reports-'));
  const runs = [];
  for (const project of ['rules', 'system']) runs.push(await runSuites(project, patterns, reports));
  rmSync(reports, { recursive: true, force: true });
  const counts = runs.map(count);
  for (const problem of counts.flatMap(({ problems }) => problems)) console.log(`\n${problem}`);

  const steps = [...checked, ...built];
  const slowest = counts
    .flatMap(({ suites }) => suites)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 20);
  console.log('\nseconds');
  printTable([...steps, ...runs.map(({ result }) => result), ...slowest]);
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  const failed = sum('failed') + steps.filter(({ ok }) => !ok).length + (inCi ? missing.length : 0);
  console.log(`${sum('passed') + steps.filter(({ ok }) => ok).length} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (!helpAsked(HELP)) process.exitCode = await main(process.argv.slice(2));
