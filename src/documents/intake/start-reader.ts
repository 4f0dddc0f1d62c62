import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const longestProcessorSeconds = 900;
const fromSource = import.meta.url.endsWith('.ts');

/**
 * One process a file, so that nothing of one upload is left for the next.
 * The kernel holds the limits: a thread's limits would not count WebAssembly and native memory. No core dump may keep a page,
 * and a reader that outlives its server is ended by its processor time.
 */
export function startReader(memoryMegabytes: number): ChildProcess {
  const command = [process.execPath, ...entry()];
  const limits = `ulimit -d ${Math.round(memoryMegabytes * 1024)}; ulimit -c 0; ulimit -t ${longestProcessorSeconds}; exec "$0" "$@"`;
  const [program, ...args] = process.platform === 'win32' ? command : ['/bin/sh', '-c', limits, ...command];
  return spawn(program ?? process.execPath, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // Settings, passwords and key files of the server are none of its business.
    // The type stripper's allocator would reserve a gigabyte, which counts as memory.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...(fromSource ? { MIMALLOC_ARENA_EAGER_COMMIT: '0' } : {}) },
  });
}

/** Compiled, the entry lies beside this file; from source it is TypeScript and brings the hook that strips the types. */
function entry(): string[] {
  if (!fromSource) return [fileURLToPath(new URL('./page-reader.js', import.meta.url))];
  return [
    '--import',
    new URL('./run-source.mjs', import.meta.url).href,
    fileURLToPath(new URL('./page-reader.ts', import.meta.url)),
  ];
}
