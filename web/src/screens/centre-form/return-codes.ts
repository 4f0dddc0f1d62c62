import type { CentreForm, ReturnCode, Seen } from '../../api/centre.js';

/** For the operator, what she can put right herself; for the ward, what only the paper or the visitor can. */
export const operatorCodes: readonly ReturnCode[] = ['misread', 'wrong-field', 'missing', 'glyph', 'other'];
export const wardCodes: readonly ReturnCode[] = [
  'unreadable',
  'missing',
  'paper-missing',
  'signature-missing',
  'other',
];

export const seenIn = ({ images, layout, entryVersion }: CentreForm): Seen => ({
  images: images.map(({ sha256 }) => sha256),
  layoutVersion: layout.version,
  entryVersion,
});
