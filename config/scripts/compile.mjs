import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';

const options = JSON.parse(readFileSync(new URL('../swc.json', import.meta.url), 'utf8'));

/** Compiles the sources of folders below root into a draft that will be moved to `place`, for which its maps are made. */
export async function compileFolders(root, folders, draft, place) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.spec|\.d)\.ts$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  await Promise.all(files.map((file) => compile(root, file, draft, place)));
}

async function compile(root, file, draft, place) {
  const source = join(root, file);
  const target = file.replace(/\.ts$/, '.js');
  const sourceFileName = relative(dirname(join(place, target)), source);
  const { code, map } = await transform(readFileSync(source, 'utf8'), {
    ...options,
    filename: source,
    sourceFileName,
    sourceMaps: true,
    swcrc: false,
  });
  mkdirSync(dirname(join(draft, target)), { recursive: true });
  writeFileSync(join(draft, target), `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
  writeFileSync(join(draft, `${target}.map`), map);
}
