/** Operators and reviewers at the centre, through the public interface only. */
import type { FormAnswer } from '../centre/form-answer.js';
import { joinEntries } from '../guidance/split-entry.js';
import { Http, Unexpected } from './http.js';

type Values = FormAnswer['prefill'];

const seenOf = ({ images, layout, entryVersion }: FormAnswer) => ({
  images: images.map(({ sha256 }) => sha256),
  layoutVersion: layout.version,
  entryVersion,
});

/** What a person reads off the paper where the case knows nothing: the simulator's forms are all filled in the same way. */
const FROM_PAPER: Readonly<Record<string, string | boolean>> = {
  signature: true,
  boolean: true,
  phone: '090-0000-0000',
  kana: 'フメイ',
  name: '不明',
  address: '記載のとおり',
  text: '記載のとおり',
  residence_card_no: 'AB12345678CD',
};

export class Operator {
  constructor(readonly http: Http) {}

  /** @returns null when there is nothing for this person */
  async takeNext(): Promise<FormAnswer | null> {
    return takeNext(this.http, 'entry');
  }

  /** Checks what the ward wrote, fills in what the paper says beside it, and submits. */
  async type(form: FormAnswer): Promise<void> {
    let values = joinEntries(form.prefill, form.entry?.values ?? { header: {}, lines: {} }) as Values;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const { images, layoutVersion } = seenOf(form);
      const answer = await this.http.ask<{ code?: string; errors?: { pointer: string }[] }>(
        `/api/centre/forms/${form.formId}/entry`,
        { ...values, seen: { images, layoutVersion } },
      );
      if (answer.status === 200) return;
      const missing = answer.body.errors?.map(({ pointer }) => pointer) ?? [];
      if (missing.length === 0) throw new Unexpected(answer.status, answer.body.code ?? '', 'entry');
      values = filled(form, values, missing);
    }
    throw new Error(`a form of kind ${form.formKind} could not be completed`);
  }

  returnToWard(form: FormAnswer): Promise<unknown> {
    return this.http.change(
      `/api/centre/forms/${form.formId}/return-ward`,
      { reasons: [{ field: 'form', code: 'signature-missing' }], words: '署名がありません。', seen: seenOf(form) },
      { seen: form.etag },
    );
  }
}

export class Reviewer {
  constructor(readonly http: Http) {}

  async takeNext(): Promise<FormAnswer | null> {
    return takeNext(this.http, 'review');
  }

  approve(form: FormAnswer): Promise<{ position: string }> {
    return this.http.change(`/api/centre/forms/${form.formId}/approve`, { seen: seenOf(form) }, { seen: form.etag });
  }

  returnToOperator(form: FormAnswer): Promise<{ position: string }> {
    const [field] = form.layout.fields;
    return this.http.change(
      `/api/centre/forms/${form.formId}/return-operator`,
      { reasons: [{ field: field?.id ?? 'form', code: 'misread' }], words: '読み違いがあります。', seen: seenOf(form) },
      { seen: form.etag },
    );
  }
}

const takeNext = async (http: Http, stage: 'entry' | 'review'): Promise<FormAnswer | null> => {
  const answer = await http.ask<FormAnswer & { code?: string }>('/api/centre/next', { stage });
  if (answer.status === 204) return null;
  if (answer.status !== 200) throw new Unexpected(answer.status, answer.body.code ?? '', 'next');
  return answer.body;
};

/** `/header/filerName` or `/lines/persons/0/person.kana` → a value of that field's type. */
const filled = (form: FormAnswer, values: Values, pointers: readonly string[]): Values => {
  const next: Values = structuredClone(values);
  for (const pointer of pointers) {
    const [part = '', group = '', line = '', ...rest] = pointer.slice(1).split('/');
    const id = part === 'header' ? group : rest.join('/');
    const field = form.layout.fields.find((candidate) => candidate.id === id);
    if (!field) continue;
    const value = valueFor(form, field);
    if (part === 'header') next.header[id] = value;
    else (next.lines[group]?.[Number(line)]?.values ?? {})[id] = value;
  }
  return next;
};

const valueFor = (
  form: FormAnswer,
  { type, codes, length }: FormAnswer['layout']['fields'][number],
): string | boolean => {
  if (codes) return codes[0]?.code ?? '';
  if (type === 'era_date' || type === 'date') return form.receptionDate;
  if (type === 'digits') return '1'.repeat(length ?? 4);
  return FROM_PAPER[type] ?? '記載のとおり';
};
