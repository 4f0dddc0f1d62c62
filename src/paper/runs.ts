import type { Typeface } from './typefaces.js';

/** Characters of one font. A line break is a run of its own. */
export type Run = { text: string; font: string };

/** What the page shows otherwise than it was written: a person decides whether the sheet may go out. */
export type Finding = { kind: 'missing-glyph' | 'plain-form'; text: string; codePoints: string[] };

const GETA = '〓';
const CLUSTERS = /\r\n|\P{M}\p{M}*|\p{M}+/gsu;

const isSelector = (codePoint: number) =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

// 外字: its look depends on the machine that wrote it, so no glyph of ours can be the right one.
const isPrivate = (codePoint: number) => (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;

const codePointsOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0);

const named = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

const finding = (kind: Finding['kind'], cluster: string): Finding => ({
  kind,
  text: cluster,
  codePoints: codePointsOf(cluster).map(named),
});

function place(cluster: string, typefaces: readonly Typeface[]): { run: Run; finding?: Finding } {
  const codePoints = codePointsOf(cluster);
  const plain = codePoints.filter((codePoint) => !isSelector(codePoint));
  const composed = codePointsOf(String.fromCodePoint(...plain).normalize('NFC'));
  const able = typefaces.filter(({ has }) => plain.every(has) || composed.every(has));
  const [base] = plain;
  if (base === undefined || plain.some(isPrivate) || !able[0]) {
    const font = typefaces.find(({ has }) => has(0x3013))?.family ?? '';
    return { run: { text: GETA, font }, finding: finding('missing-glyph', cluster) };
  }
  const selectors = codePoints.filter(isSelector);
  const exact = able.find(({ draws }) => selectors.every((selector) => draws(base, selector)));
  if (exact) return { run: { text: cluster, font: exact.family } };
  return { run: { text: cluster, font: able[0].family }, finding: finding('plain-form', cluster) };
}

/** Chooses the font of every character before anything is rendered: the engine neither falls back for a variant nor reports one. */
export function runsOf(text: string, typefaces: readonly Typeface[]): { runs: Run[]; findings: Finding[] } {
  const runs: Run[] = [];
  const findings: Finding[] = [];
  for (const [cluster] of text.replaceAll('\t', ' ').matchAll(CLUSTERS)) {
    if (/^[\r\n]+$/.test(cluster)) {
      runs.push({ text: '\n', font: '' });
      continue;
    }
    const placed = place(cluster, typefaces);
    if (placed.finding) findings.push(placed.finding);
    const last = runs.at(-1);
    if (last && last.font === placed.run.font) last.text += placed.run.text;
    else runs.push(placed.run);
  }
  return { runs, findings };
}
