import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CatalogueError, loadCatalogue } from '../../guidance/load-catalogue.js';
import { readSettings } from '../settings.js';
import { readScenarios } from '../../guidance/scenario-file.js';
import { runScenarios, type Report } from '../../guidance/scenarios.js';

const HELP = `Tests the guidance rules against expectations.

  npm run guidance -- FILE [--json] [--config DIR]

FILE holds scenario_calendar, scenario_profiles and scenarios, as config/scenarios.yaml does. Every scenario is evaluated with
the procedures of the configuration folder and compared with what it expects: procedures required and to confirm with their
persons, questions, last days, overdue procedures, protected persons.

  --json        one JSON object: {scenarios, passed, failed, differences}
  --config DIR  the configuration folder (default: MADOGUCHI_CONFIG, else config)
  --help        this page

Ends with 0 if nothing differs, 1 if something does, 2 if a file is wrong (file, line and reason are named).
`;

/** The office's own regression test of its rules. */
export async function run(argv: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: OPTIONS });
    if (values.help) return say(HELP, 0);
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) return complain('name one file of scenarios; --help says more');
    if (!existsSync(path)) return complain(`${path}: there is no such file`);
    const catalogue = loadCatalogue(values.config ?? readSettings().configFolder);
    const report = runScenarios(catalogue, readScenarios(path, catalogue));
    return say(values.json ? `${JSON.stringify(report)}\n` : inWords(report), report.failed === 0 ? 0 : 1);
  } catch (error) {
    if (error instanceof CatalogueError || isUsageError(error)) return complain(error.message);
    throw error;
  }
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  config: { type: 'string' },
} as const;

function inWords({ scenarios, passed, failed, differences }: Report): string {
  const summary = `${scenarios} scenarios: ${passed} as expected, ${failed} different`;
  return `${[...differences.map(({ text }) => text), summary].join('\n')}\n`;
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

function isUsageError(error: unknown): error is { readonly message: string } {
  if (typeof error !== 'object' || error === null || !('code' in error && 'message' in error)) return false;
  return String(error.code).startsWith('ERR_PARSE_ARGS');
}
