/** The procedures in the order of the work: here today, on request, elsewhere, by themselves. Pure. */
import type { CaseAnswer, GuidanceItem } from '../../../api/cases.js';

export type Judged = CaseAnswer['items'][number];

export interface ProcedureRow {
  item: GuidanceItem;
  judged: Judged | undefined;
}

const order = ['one_stop', 'optional', 'refer', 'info', 'auto'];
const place = ({ routing, doFirst, result }: GuidanceItem): number =>
  doFirst && result === 'required' ? -1 : Math.max(0, order.indexOf(routing.id));

export function rowsOf(of: CaseAnswer): ProcedureRow[] {
  return (of.guidance?.items ?? [])
    .filter(({ result }) => result !== 'not_required')
    .map((item) => ({
      item,
      judged: of.items.find(({ procedureId }) => procedureId === item.procedure),
    }))
    .sort((a, b) => place(a.item) - place(b.item));
}

export const isAutomatic = ({ item }: ProcedureRow): boolean => item.routing.id === 'auto';
export const isElsewhere = ({ item }: ProcedureRow): boolean =>
  item.routing.id === 'refer' || item.routing.id === 'info';
export const isOnRequest = ({ item }: ProcedureRow): boolean => item.routing.id === 'optional';
export const isOpen = (row: ProcedureRow): boolean => !row.judged && !isAutomatic(row);

/** Enter does what the row is for: take it here today, or show the way. */
export function naturalJudgement(row: ProcedureRow): 'accept' | 'refer' | null {
  if (isAutomatic(row)) return null;
  if (isElsewhere(row)) return 'refer';
  return row.item.result === 'required' ? 'accept' : null;
}

/** All that is certain, in one stroke; what is on request is asked one by one. */
export const certain = (rows: readonly ProcedureRow[]): ProcedureRow[] =>
  rows.filter(
    (row) => isOpen(row) && !isOnRequest(row) && row.item.result === 'required' && naturalJudgement(row) !== null,
  );

/** The one deadline that matters most: the earliest that has a day. */
export function dueOf({ item }: ProcedureRow) {
  const dated = item.deadlines.filter(({ due }) => due !== null);
  return [...dated].sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0] ?? null;
}
