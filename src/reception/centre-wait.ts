/** What a visitor waits for (来庁者待ち): she is called once, when every case that she waits for is ready. Pure. */
export interface CentreWait {
  /** Cases whose forms are at the centre while she waits; they stay listed when they are ready. */
  readonly waitsFor: readonly string[];
  readonly readyCases: readonly string[];
}

export const noWait: CentreWait = { waitsFor: [], readyCases: [] };

const adding = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list : [...list, one];

/** Null: she waits, and nobody said for which case. */
export const waitsAlsoFor = ({ waitsFor, readyCases }: CentreWait, caseId: string | null): CentreWait =>
  caseId === null ? noWait : { waitsFor: adding(waitsFor, caseId), readyCases };

/** Told by the case, whatever the visitor is doing by then. */
export const caseIsReady = ({ waitsFor, readyCases }: CentreWait, caseId: string): CentreWait => ({
  waitsFor,
  readyCases: adding(readyCases, caseId),
});

export const waitEnded = ({ waitsFor, readyCases }: CentreWait, caseId: string): CentreWait => ({
  waitsFor: waitsFor.filter((one) => one !== caseId),
  readyCases,
});

export const isReady = ({ waitsFor, readyCases }: CentreWait): boolean =>
  readyCases.length > 0 && waitsFor.every((caseId) => readyCases.includes(caseId));
