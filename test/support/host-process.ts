/** A server reduced to its data folder and database, as a process that suites can kill; it says what happens in lines. */
import { openDataFolder } from '../../src/host/data-folder.js';
import { startEmbeddedPostgres } from '../../src/host/embedded-postgres/index.js';
import { StartRefused } from '../../src/host/start-refused.js';

const [folder = '', options = '{}'] = process.argv.slice(2);
const { programs, user } = JSON.parse(options) as { programs?: string; user?: { uid: number; gid: number } };

const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

// The sources may lie where an ordinary user cannot read: they are loaded by now.
if (user) {
  process.setgroups?.([]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}

try {
  const began = performance.now();
  const data = await openDataFolder(folder);
  const database = await startEmbeddedPostgres({
    data,
    onNotice: (notice) => say({ notice: notice.kind }),
    ...(programs === undefined ? {} : { programs }),
  });
  const { ownerUrl, adopted, postmasterPid, databaseFolder } = database;
  const ms = performance.now() - began;
  const end = () =>
    void database.stop().then(() => {
      data.release();
      process.exit(0);
    });
  process.once('SIGTERM', end);
  // The suite itself was ended.
  process.stdin.resume().once('end', end);
  // A bug that nobody caught.
  process.once('SIGUSR2', () => process.exit(70));
  // Last: whoever reads it may send a signal at once.
  say({ ownerUrl, adopted, postmasterPid, databaseFolder, ms });
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  say({ refused: error.message });
  process.exit(1);
}
