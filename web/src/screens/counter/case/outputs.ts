/** The papers a visitor takes home, and whether each can be printed now. Pure. */
import type { CaseAnswer } from '../../../api/cases.js';

export interface OutputRow {
  id: string;
  kind: string;
  name: CaseAnswer['printable'][number]['name'];
  persons: readonly string[];
  outputId: string | null;
  /** Where it comes from when it is not printed here; here the counter only sees that it is due. */
  elsewhere: CaseAnswer['printable'][number]['elsewhere'];
  /** Characters that were printed otherwise than they are written. */
  findings: CaseAnswer['outputs'][number]['findings'];
  state: 'printed' | 'handed-over' | 'printable' | 'later' | 'elsewhere';
}

export function outputRows(of: CaseAnswer): OutputRow[] {
  const printed = of.outputs.map(({ outputId, kind, name, persons, handedOver, findings }): OutputRow => ({
    id: outputId,
    kind,
    name,
    persons,
    outputId,
    elsewhere: null,
    findings,
    state: handedOver ? 'handed-over' : 'printed',
  }));
  const open = of.printable
    .filter(({ kind }) => !of.outputs.some((output) => output.kind === kind))
    .map(({ kind, name, persons, now, elsewhere }): OutputRow => ({
      id: kind,
      kind,
      name,
      persons,
      outputId: null,
      elsewhere,
      findings: [],
      state: !now ? 'later' : elsewhere ? 'elsewhere' : 'printable',
    }));
  return [...printed, ...open];
}
