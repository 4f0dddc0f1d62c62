/**
 * The ledger's verdict: each acknowledged command is in the store once, each refused one not at all, each whose answer
 * was lost is settled by sending it again, and nothing is there that nobody sent.
 */
import type { DataSource } from 'typeorm';
import { derivedId } from '../../../src/kernel/ids.js';
import { routeOf } from '../../../src/simulator/http.js';
import { isAcknowledged, isRefused, type LedgerEntry } from '../../../src/simulator/ledger.js';

export interface Verdict {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Sent more than once, because an answer was lost or said "not now". */
  readonly sentAgain: number;
  readonly answersLost: number;
  readonly notNow: number;
  /** Acknowledged, and there was nothing new to write. */
  readonly nothingNew: number;
  readonly findings: readonly string[];
}

/** Acts that may find their effect there already, or have none. */
const MAY_WRITE_NOTHING: readonly RegExp[] = [
  /\/facts$/,
  /\/forms$/,
  /\/hand-over$/,
  /\/items\/done$/,
  /\/check$/,
  /\/start$/,
  /\/centre\/next$/,
  // "What she holds already."
  /\/mail-requests\/next$/,
];

/** Written by somebody's request beside the event it asked for, under ids derived from its key. */
const PARTS: ReadonlySet<string> = new Set([
  'certificates.CertificateIssued',
  'certificates.SheetPrinted',
  'documents.PagePlaced',
  'kernel.NumberReserved',
  'mail-requests.Claimed',
  'reception.CaseClosed',
  'reception.FormScanned',
  'reception.OutputPrinted',
  'reception.TicketServed',
  'reception.TicketWaitingForCentre',
  'registry.ProvisionalPersonRecorded',
]);

/** Under which id a command may be stored: its key, or for two routes a part of it that tells the whole. */
const idsOf = ({ key, path, settled }: LedgerEntry): readonly string[] => {
  if (path.endsWith('/outputs')) return [derivedId('note-output', key)];
  if (path.endsWith('/mail-requests/next'))
    return settled?.requestId ? [derivedId('take', key, settled.requestId)] : [];
  return [key];
};

export const judge = async (source: DataSource, entries: readonly LedgerEntry[], since: bigint): Promise<Verdict> => {
  const stored = await storedCommands(source, since);
  const findings: string[] = [];
  let nothingNew = 0;
  for (const entry of entries) {
    const call = `${entry.slot || 'kiosk'} ${entry.method} ${routeOf(entry.path)} (${entry.key})`;
    const there = idsOf(entry).some((id) => stored.has(id));
    const { settled } = entry;
    if (settled === null) findings.push(`${call} was never answered`);
    else if (settled.status >= 500) findings.push(`${call} was answered ${settled.status}`);
    else if (isRefused(settled) && there) findings.push(`${call} was refused with ${settled.status} and is stored`);
    else if (settled.status === 204 && there) findings.push(`${call} was told that there is nothing, and is stored`);
    else if (isAcknowledged(settled) && !there) {
      nothingNew += 1;
      if (!MAY_WRITE_NOTHING.some((act) => act.test(routeOf(entry.path))))
        findings.push(`${call} was acknowledged and is not stored`);
    }
  }
  const keys = new Set(entries.map(({ key }) => key));
  for (const [id, { type, byPerson }] of stored) {
    if (byPerson && !keys.has(id) && !PARTS.has(type))
      findings.push(`${type} is stored under ${id}, which nobody sent`);
  }
  findings.push(...(await takenTwice(source, entries)));
  const sum = (of: (entry: LedgerEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
  return {
    sent: entries.length,
    acknowledged: sum(({ settled }) => Number(isAcknowledged(settled))),
    refused: sum(({ settled }) => Number(isRefused(settled))),
    sentAgain: sum(({ tries }) => Number(tries > 1)),
    answersLost: sum(({ lost }) => lost),
    notNow: sum(({ notNow }) => notNow),
    nothingNew,
    findings,
  };
};

interface Stored {
  readonly type: string;
  readonly byPerson: boolean;
}

const storedCommands = async (source: DataSource, since: bigint): Promise<ReadonlyMap<string, Stored>> => {
  const rows = await source.query<{ id: string; type: string; kind: string }[]>(
    `SELECT c.id::text AS id, e.type, e.metadata::jsonb #>> '{actor,kind}' AS kind
       FROM store.events e JOIN store.commands c ON c.stream = e.stream AND c.first_version = e.version WHERE e.position > $1`,
    [since.toString()],
  );
  return new Map(rows.map(({ id, type, kind }) => [id, { type, byPerson: kind !== 'system' }]));
};

/** "Next" at the post claims under an id made of the key and the request: one key must not have taken two. */
const takenTwice = async (source: DataSource, entries: readonly LedgerEntry[]): Promise<string[]> => {
  const claims = await source.query<{ id: string; request: string }[]>(
    `SELECT metadata::jsonb #>> '{commandId}' AS id, payload::jsonb #>> '{data,requestId}' AS request
       FROM store.events WHERE type = 'mail-requests.Claimed'`,
  );
  const known = new Set(claims.map(({ id }) => id));
  const requests = [...new Set(claims.map(({ request }) => request))];
  return entries
    .filter(({ path }) => path.endsWith('/mail-requests/next'))
    .filter(({ key }) => requests.filter((request) => known.has(derivedId('take', key, request))).length > 1)
    .map(({ key }) => `one request for the next envelope (${key}) took two`);
};
