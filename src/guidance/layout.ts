import type { IsoDate } from '../calendar/iso-date.js';
import type { Clause } from './clause.js';
import type { FieldSpec, LayoutSpec, Words } from './content.js';

// What a form asks for and where. Plain JSON without any import that a browser lacks: the screens lay out and check by it too.

/** x, y, width and height in millimetres from the page's top left. */
export type Region = readonly [number, number, number, number];

export type LayoutField = {
  readonly id: string;
  readonly label: Words;
  readonly type: FieldSpec['type'];
  /** The group whose every line repeats this field; null = once on the form. */
  readonly group: string | null;
  readonly required: boolean | Clause;
  readonly personal: boolean;
  readonly keep: 'never' | 'masked' | null;
  readonly office: boolean;
  readonly mark: boolean;
  readonly western: boolean | Clause;
  readonly codes: readonly (Words & { readonly code: string })[] | null;
  readonly length: number | null;
  readonly shorter: boolean;
  readonly past: boolean;
  readonly region: Region | null;
};

export type LayoutGroup = {
  readonly id: string;
  readonly label: Words;
  readonly repeat: number;
  readonly pitch: number;
};

export type Layout = {
  readonly form: string;
  readonly name: Words;
  /** SHA-256 of the layout: what a person saw when she typed or reviewed. */
  readonly version: string;
  readonly date: IsoDate;
  /** The form has no fields of its own yet. */
  readonly isDefault: boolean;
  readonly page: LayoutSpec['page'];
  readonly groups: readonly LayoutGroup[];
  readonly fields: readonly LayoutField[];
};

/** Where a field of a line lies; from the line after the last, on a continuation sheet. */
export function regionOf(
  layout: Layout,
  fieldId: string,
  line = 0,
): { readonly sheet: number; readonly region: Region } | null {
  const field = layout.fields.find(({ id }) => id === fieldId);
  if (!field?.region) return null;
  const group = layout.groups.find(({ id }) => id === field.group);
  if (!group) return { sheet: 0, region: field.region };
  const [x, y, width, height] = field.region;
  return {
    sheet: Math.floor(line / group.repeat),
    region: [x, y + (line % group.repeat) * group.pitch, width, height],
  };
}

/** Put on the paper by a stamp, a code or the system itself; nobody types it. */
export function isTyped({ type }: Pick<LayoutField, 'type'>): boolean {
  return type !== 'qr' && type !== 'stamp';
}
