/** The papers a visitor takes home, and whether each can be printed now. Pure. */
import type { CaseAnswer } from '../../../api/cases.js';

export interface OutputRow {
  id: string;
  kind: string;
  name: CaseAnswer['printable'][number]['name'];
  persons: readonly string[];
  outputId: string | null;
  state: 'printed' | 'handed-over' | 'printable' | 'later' | 'elsewhere';
}

/** The other papers come from the systems of their own sections; here the counter only sees that they are due. */
const printedHere: ReadonlySet<string> = new Set(['GUIDE', 'TENSHUTSU', 'JUMINHYO']);
export const isPrintedHere = (kind: string): boolean => printedHere.has(kind);

export function outputRows(of: CaseAnswer): OutputRow[] {
  const printed = of.outputs.map(({ outputId, kind, name, persons, handedOver }): OutputRow => ({
    id: outputId,
    kind,
    name,
    persons,
    outputId,
    state: handedOver ? 'handed-over' : 'printed',
  }));
  const open = of.printable
    .filter(({ kind }) => !of.outputs.some((output) => output.kind === kind))
    .map(({ kind, name, persons, now }): OutputRow => ({
      id: kind,
      kind,
      name,
      persons,
      outputId: null,
      state: !now ? 'later' : isPrintedHere(kind) ? 'printable' : 'elsewhere',
    }));
  return [...printed, ...open];
}
