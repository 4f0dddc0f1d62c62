/** A process that runs one projection of the number desk, to be killed or frozen at any moment. */
import { DataSource } from 'typeorm';
import { Feed } from '../../src/kernel/feed.js';
import { Projections } from '../../src/kernel/projections.js';
import { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { Office } from './number-desk.js';
import { numbers } from './number-rows.js';

const { url } = JSON.parse(process.argv.at(-1) ?? '{}') as { url: string };
const board = numbers('board');
const onError = (error: unknown): void => console.error(String(error));
const store = new PostgresEventStore({ url, onError });
const source = await new DataSource({ type: 'postgres', url, entities: [...board.entities] }).initialize();
const projections = new Projections(source, new Feed(store, onError), new Office(store).codec, [board], onError);
projections.onMoved(() => console.log('moved'));
await projections.start();
console.log('started');
