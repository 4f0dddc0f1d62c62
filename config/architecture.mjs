import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** Folders of src/ that are not contexts: the kernel, what runs it, and pure knowledge of dates and paper. */
const NO_CONTEXT = ['kernel', 'host', 'edge', 'simulator', 'calendar', 'paper'];

const folders = (root) =>
  readdirSync(join(root, 'src'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** A file that declares a fold says what its state is; like events.ts it must load without anything that runs. */
function stateFiles(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      // A slice may hold the whole of a small stream: then it handles a command as well.
      return /^export const \w+: Fold</m.test(text) && !text.includes('@CommandHandler(');
    })
    .map((file) => `^${escape(file.slice(root.length))}$`)
    .filter((file) => !file.startsWith('^src/kernel/'));
}

/** They ask read models under the name of what they are for: whom to let in, what to take next, what has waited too long. */
const ASKS_READ_MODELS = [
  'identity/staff',
  'documents/scans',
  'centre/last-case',
  'centre/waiting-list',
  'centre/take-next',
  'centre/expire-leases',
];

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const SPECS = '(\\.spec\\.ts|/specs?/.*)$';

/** The rules for the tree below `root`, which has a folder src/. */
export function rulesFor(root) {
  const contexts = `(${
    folders(root)
      .filter((name) => !NO_CONTEXT.includes(name))
      .join('|') || 'none'
  })`;
  return [
    {
      name: 'kernel-knows-no-context',
      comment: 'The kernel is below all contexts; what it needs of them is given to it in src/wiring.ts.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: `^src/(${contexts}|edge|host|simulator|wiring\\.ts|app\\.module\\.ts)` },
    },
    {
      name: 'contexts-meet-through-index',
      comment: 'A context is free to change everything but its index.ts; import from there.',
      severity: 'error',
      from: { path: `^src/${contexts}/`, pathNot: SPECS },
      to: { path: `^src/${contexts}/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'events-and-states-are-pure',
      comment: 'Events and states are read by every command, projection and test: no framework, no library but zod.',
      severity: 'error',
      from: { path: ['/events\\.ts$', ...stateFiles(root)], pathNot: '^src/kernel/' },
      to: {
        path: '.',
        pathNot: [
          '^src/kernel/(decider|events|ids|canonical|form-values)\\.ts$',
          '^src/calendar/',
          `^src/${contexts}/`,
          '(^|/)node_modules/zod/',
          '^zod$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'typeorm-stays-with-read-models',
      comment: 'Tables are written by their projection and read by queries; rules never see them.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/kernel/',
          '^src/host/',
          '^src/app\\.module\\.ts$',
          '\\.projection\\.ts$',
          '/(get|list|search|verify)-[^/]+\\.ts$',
          '-queries\\.ts$',
          ...ASKS_READ_MODELS.map((file) => `^src/${file}\\.ts$`),
          SPECS,
        ],
      },
      to: {
        path: '(^|/)node_modules/(typeorm|@nestjs/typeorm)/|^(typeorm|@nestjs/typeorm)$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'bullmq-stays-with-jobs',
      comment: 'Queues carry ids to jobs; who depends on them beyond that would lose its work with them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/kernel/', '\\.job\\.ts$', SPECS] },
      to: { path: '(^|/)node_modules/bullmq/|^bullmq$' },
    },
    {
      name: 'eventstore-client-in-one-file',
      comment: 'Its traps are closed there, and the port shows none of its types.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/kernel/store/kurrent-log\\.ts$' },
      to: { path: '(^|/)node_modules/@eventstore/|^@eventstore/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or lack a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ];
}

export const options = {
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: join(checkout, 'tsconfig.json') },
};

export default { forbidden: rulesFor(checkout), options };
