import { makeSchemas } from '../../kernel/projection-schemas.js';
import { projections } from '../../wiring.js';
import type { Opened } from './opened-stores.js';

const CATCH_UP_MS = 60_000;

/**
 * The read models reach the head, by their server or by this command, also those that this version has yet to make.
 * @returns null, or which did not
 */
export const catchUp = async ({ stores }: Pick<Opened, 'stores'>): Promise<string | null> => {
  await makeSchemas(stores.source, projections);
  await stores.projections.start();
  if (await stores.projections.allReached(await stores.store.head(), CATCH_UP_MS)) return null;
  const behind = stores.projections.status().filter(({ stopped }) => stopped !== null);
  return behind.map(({ name }) => name).join(', ') || 'not in time';
};
