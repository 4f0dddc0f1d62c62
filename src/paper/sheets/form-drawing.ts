import { Coded, Written } from '../printable.js';
import { makeCode } from '../code.js';
import { wareki } from '../wareki.js';
import type { CodeLists, FormField, FormValues } from './form-layout.js';

type Groups = { id: string; label_ja: string; repeat: number; pitch: number }[];
type Layout = { groups: Groups; fields: FormField[] };

export type Drawn = {
  box: [number, number, number, number];
  draw: 'text' | 'digits' | 'date' | 'options' | 'check' | 'stamp' | 'signature' | 'qr';
  ja: Written;
  en: Written;
  office: boolean;
  value: Written | null;
  cells: number;
  options: { label: Written; chosen: boolean }[];
  checked: boolean;
  code: Coded | null;
};

export type FormPage = { number: number; frames: { box: number[]; line: number }[]; fields: Drawn[] };

const DRAWN_AS: Record<string, Drawn['draw']> = {
  era_date: 'date',
  date: 'date',
  digits: 'digits',
  my_number: 'digits',
  boolean: 'check',
  stamp: 'stamp',
  signature: 'signature',
  qr: 'qr',
};

function textOf(field: FormField, value: FormValues[string] | undefined, lists: CodeLists): string | null {
  if (typeof value !== 'string' || value === '') return null;
  if (field.keep === 'masked') return value.replace(/.(?=.{4})/gu, '*');
  if (field.type === 'code') return lists[field.codes ?? '']?.[value] ?? value;
  return field.type === 'era_date' || field.type === 'date' ? wareki(value) : value;
}

function drawn(field: FormField, down: number, value: FormValues[string] | undefined, lists: CodeLists): Drawn {
  const [x, y, width, height] = field.region;
  const choices = field.mark ? Object.entries(lists[field.codes ?? ''] ?? {}) : [];
  const text = textOf(field, value, lists);
  return {
    box: [x, y + down, width, height],
    draw: choices.length > 0 ? 'options' : (DRAWN_AS[field.type] ?? 'text'),
    ja: new Written(field.label_ja),
    en: new Written(field.label_en ?? ''),
    office: field.office ?? false,
    value: text === null ? null : new Written(text),
    cells: field.type === 'my_number' ? 12 : (field.length ?? 0),
    options: choices.map(([code, label]) => ({ label: new Written(label), chosen: code === value })),
    checked: value === true,
    code: null,
  };
}

function frameOf(fields: readonly FormField[], down: number): number[] {
  const left = Math.min(...fields.map(({ region }) => region[0]));
  const top = Math.min(...fields.map(({ region }) => region[1]));
  const right = Math.max(...fields.map(({ region }) => region[0] + region[2]));
  const bottom = Math.max(...fields.map(({ region }) => region[1] + region[3]));
  return [left, top + down, right - left, bottom - top];
}

export type FormSource = {
  formId: string;
  layout: Layout;
  codeLists: CodeLists;
  values: FormValues;
  persons: FormValues[];
};

/** The first page carries the whole form, each further page the next lines of the repeated group and the code. */
export function pagesOf({ formId, layout, codeLists, values, persons }: FormSource): FormPage[] {
  const [group] = layout.groups;
  const repeat = group?.repeat ?? 1;
  const inGroup = layout.fields.filter((field) => field.group !== undefined);
  const single = layout.fields.filter((field) => field.group === undefined);
  const count = Math.max(1, Math.ceil(persons.length / repeat));
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const lines = inGroup.length === 0 ? [] : Array.from({ length: repeat }, (_, line) => line);
    const shown = number === 1 ? single : single.filter(({ type }) => type === 'qr');
    const code = new Coded(makeCode('form', formId, number));
    return {
      number,
      frames: lines.map((line) => ({
        box: frameOf(inGroup, line * (group?.pitch ?? 0)),
        line: index * repeat + line + 1,
      })),
      fields: [
        ...shown.map((field) => ({
          ...drawn(field, 0, values[field.id], codeLists),
          code: field.type === 'qr' ? code : null,
        })),
        ...lines.flatMap((line) =>
          inGroup.map((field) =>
            drawn(field, line * (group?.pitch ?? 0), persons[index * repeat + line]?.[field.id], codeLists),
          ),
        ),
      ],
    };
  });
}
