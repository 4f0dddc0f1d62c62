// A server that is killed while a file hangs its reader; only the specification of the intake starts it.
import { endlessPdf } from './sample-files.js';
import { defaultIntakeLimits as limits } from './intake-problem.js';
import { startReader } from './start-reader.js';

const reader = startReader(limits.memoryMegabytes);
reader.once('message', () => {
  reader.send({ kind: 'read', bytes: endlessPdf(), limits, ownCodes: '' });
  reader.once('message', () => process.stdout.write(`${reader.pid}\n`));
});
