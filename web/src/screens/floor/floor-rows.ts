import type { Need, Queue } from '../../api/types.js';

export interface HallRow {
  ticketId: string;
  label: string;
  state: 'waiting' | 'centre' | 'ready' | 'no-show';
  purpose: string | null;
  needs: readonly Need[];
  /** Waiting since, at the centre since, or not there since. */
  since: string;
  ahead: number | null;
}

const plain = (words: string) => words.replace(/[\s　]/g, '').toUpperCase();

/** Everyone in the hall who is not at a counter: the line in calling order, then those who were not there, then 来庁者待ち. */
export function rowsOf(
  { waiting, noShows, centreWaiting }: Queue,
  { q, purpose }: { q: string; purpose: string },
): HallRow[] {
  const rows: HallRow[] = [
    ...waiting.map(({ ticketId, label, purpose: what, needs, issuedAt, ahead }) => ({
      ticketId,
      label,
      purpose: what,
      needs,
      since: issuedAt,
      ahead,
      state: 'waiting' as const,
    })),
    ...noShows.map(({ ticketId, label, purpose: what, at }) => ({
      ticketId,
      label,
      purpose: what,
      needs: [],
      since: at,
      ahead: null,
      state: 'no-show' as const,
    })),
    ...centreWaiting.map(({ ticketId, label, since, ready }) => ({
      ticketId,
      label,
      purpose: null,
      needs: [],
      since,
      ahead: null,
      state: ready ? ('ready' as const) : ('centre' as const),
    })),
  ];
  return rows.filter((row) => plain(row.label).includes(plain(q)) && (!purpose || row.purpose === purpose));
}
