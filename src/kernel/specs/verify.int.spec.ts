/** T1: whoever can write to the database's tables can alter a store, but not without a trace. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { upTo } from '../../../test/contracts/sent.js';
import { numbers } from '../../../test/support/number-rows.js';
import { ReadSide } from '../../../test/support/read-side.js';
import { verifyStore } from '../verify-readers.js';

const board = numbers('board');
let side: ReadSide;
let source: DataSource;
beforeAll(async () => {
  side = await ReadSide.open();
  await side.office.open(100);
  for (const n of upTo(9)) await side.office.give(`Visitor ${n}`);
  const running = await side.run(board);
  await running.projections.reached(board.model, 10n);
  source = running.source;
}, 60_000);
afterAll(() => side.close());

/** Alters the store, verifies it, and puts it back. */
const findingsAfter = async (...statements: string[]) =>
  side.database.asSuperuser(async (superuser) => {
    const tables = ['store.events', 'store.commands', 'store.head', `${board.model.schema}.checkpoint`];
    const copies = tables.map((table, index) => [table, `kept_${index}`] as const);
    for (const [table, copy] of copies) await superuser.query(`CREATE TEMPORARY TABLE ${copy} AS TABLE ${table}`);
    for (const statement of statements) await superuser.query(statement);
    const { findings } = await verifyStore(source, [board]);
    for (const [table, copy] of copies) {
      await superuser.query(`DELETE FROM ${table}`);
      await superuser.query(`INSERT INTO ${table} TABLE ${copy}`);
    }
    return findings.map(({ kind, position }) => ({ kind, position }));
  });

const insert = (position: number, version: number) => `
  INSERT INTO store.events SELECT ${position}, gen_random_uuid(), stream, ${version}, type, occurred_at, recorded_at, metadata, payload, leaf
    FROM store.events WHERE position = 9`;

/** What a careful forger does: the leaf fits what he wrote. */
const forge = `UPDATE store.events SET leaf =
  store.leaf(id::text, type, stream, version, occurred_at, recorded_at, metadata, payload)`;

describe('verification', () => {
  it('finds nothing in a store that nobody altered', async () => {
    expect(await verifyStore(source, [board])).toEqual({ events: 10, findings: [] });
    expect(await findingsAfter()).toEqual([]);
  });

  it.each([
    ['one byte of a payload', `UPDATE store.events SET payload = payload || ' ' WHERE position = 4`],
    [
      'one byte of the metadata',
      `UPDATE store.events SET metadata = replace(metadata, 'staff-1', 'staff-2') WHERE position = 4`,
    ],
    ['the stated time', `UPDATE store.events SET occurred_at = occurred_at - interval '1 ms' WHERE position = 4`],
    ['the type', `UPDATE store.events SET type = 'desk.Closed' WHERE position = 4`],
    ['the hash', `UPDATE store.events SET leaf = decode(repeat('00', 32), 'hex') WHERE position = 4`],
  ])('names the event of which %s was altered', async (_, statement) => {
    expect(await findingsAfter(statement)).toEqual([{ kind: 'altered event', position: '4' }]);
  });

  it('names the first event that was deleted', async () => {
    const [first] = await findingsAfter('DELETE FROM store.events WHERE position IN (5, 6)');
    expect(first).toEqual({ kind: 'missing event', position: '5' });
  });

  it('names a deleted event also when the versions after it were drawn together', async () => {
    const [first] = await findingsAfter(
      'DELETE FROM store.events WHERE position = 5',
      ...upTo(5).map((n) => `UPDATE store.events SET version = ${n + 4} WHERE version = ${n + 5}`),
      ...upTo(5).map((n) => `UPDATE store.events SET position = ${n + 4} WHERE position = ${n + 5}`),
      'UPDATE store.head SET position = 9',
      forge,
    );
    expect(first).toMatchObject({ kind: 'command', position: '5' });
  });

  it('names an inserted event', async () => {
    expect(await findingsAfter(insert(11, 11))).toContainEqual({ kind: 'inserted event', position: '11' });
    const careful = [insert(11, 11), 'UPDATE store.head SET position = 11', forge];
    expect(new Set((await findingsAfter(...careful)).map(({ position }) => position))).toEqual(new Set(['11']));
    const before = [insert(0, 12), forge];
    expect((await findingsAfter(...before))[0]).toMatchObject({ position: '0' });
  });

  it('names events that changed places', async () => {
    const swap = [
      'UPDATE store.events SET position = 77 WHERE position = 3',
      'UPDATE store.events SET position = 3 WHERE position = 7',
      'UPDATE store.events SET position = 7 WHERE position = 77',
    ];
    expect((await findingsAfter(...swap))[0]).toMatchObject({ position: '3' });
  });

  it('names where the end was cut off', async () => {
    const [first] = await findingsAfter('DELETE FROM store.events WHERE position > 7');
    expect(first).toEqual({ kind: 'missing event', position: '8' });
    const rolledBack = ['DELETE FROM store.events WHERE position > 7', 'UPDATE store.head SET position = 7'];
    const findings = await findingsAfter(...rolledBack);
    expect(findings).toContainEqual({ kind: 'checkpoint', position: '10' });
    expect(findings.filter(({ kind }) => kind === 'missing event')).toHaveLength(3);
  });

  it('names a command that was rewritten or taken away', async () => {
    const wider = `UPDATE store.commands SET last_version = last_version + 1 WHERE first_version = 6`;
    expect(await findingsAfter(wider)).toContainEqual({ kind: 'command', position: '6' });
    const gone = 'DELETE FROM store.commands WHERE first_version = 6';
    expect(await findingsAfter(gone)).toEqual([{ kind: 'inserted event', position: '6' }]);
  });

  it('names what files are missing, as it is told', async () => {
    async function* blobs() {
      yield { kind: 'blob' as const, position: null, what: 'case/document/page-1: missing' };
    }
    const { findings } = await verifyStore(source, [board], blobs());
    expect(findings).toEqual([{ kind: 'blob', position: null, what: 'case/document/page-1: missing' }]);
  });
});
