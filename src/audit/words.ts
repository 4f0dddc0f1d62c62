/** The office's words for what events name by code or id, in both languages at once. */
import type { Texts } from '../edge/texts.js';
import { findForm, layoutFor, type Catalogue, type Layout } from '../guidance/index.js';
import type { OfficeShape } from '../identity/index.js';
import { workItemStream } from '../centre/index.js';
import { recordOf, textOf, type Happening } from './dossier.js';

export interface Words {
  readonly ja: string;
  readonly en: string;
}
export type Value = Words | string | number;

export interface Knowledge {
  readonly texts: Texts;
  readonly offices: readonly OfficeShape[];
  readonly staff: ReadonlyMap<string, string>;
  /** By version: a case is read in the words of the rules it was guided by. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  readonly current: Catalogue;
  readonly happenings: readonly Happening[];
  /** A protected household: how many they are is said nowhere (支援措置). */
  readonly shielded: boolean;
}

const same = (text: string): Words => ({ ja: text, en: text });
const named = (found: { ja: string; en: string } | undefined, code: string): Words =>
  found ? { ja: found.ja, en: found.en } : same(code);

export class OfficeWords {
  private readonly kinds = new Map<string, string>();
  private readonly tickets = new Map<string, string>();
  private readonly issued = new Map<string, string>();
  private readonly layouts = new Map<string, Layout | null>();
  readonly catalogue: Catalogue;
  private receptionDate = '';

  constructor(private readonly known: Knowledge) {
    let version: string | null = null;
    for (const { event } of known.happenings) {
      const { formId, formKind, ticketId, series, number, catalogue, receptionDate } = event.data;
      if (typeof formId === 'string' && typeof formKind === 'string') this.kinds.set(formId, formKind);
      if (event.type === 'reception.TicketIssued') {
        this.issued.set(String(ticketId), event.recordedAt);
        this.tickets.set(String(ticketId), `${String(series)} ${String(number).padStart(3, '0')}`);
      }
      if (event.type === 'reception.CaseOpened') this.receptionDate = textOf(receptionDate) ?? '';
      version = textOf(catalogue) ?? version;
    }
    this.catalogue = known.catalogues.get(version ?? '') ?? known.current;
  }

  get shielded(): boolean {
    return this.known.shielded;
  }

  text(key: string, values: Readonly<Record<string, Value>> = {}): Words {
    const { texts } = this.known;
    const say = (language: 'ja' | 'en') =>
      texts.get(
        language,
        `audit/${key}`,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
        ),
      );
    return { ja: say('ja'), en: say('en') };
  }

  has(key: string): boolean {
    return this.known.texts.has(`audit/${key}`);
  }

  /** A code nobody has put in words yet shows as it is, rather than nothing. */
  code(group: string, code: string): Words {
    return this.has(`codes/${group}/${code}`) ? this.text(`codes/${group}/${code}`) : same(code);
  }

  listed(list: string, code: string): Words {
    return named(
      this.catalogue.content.code_lists.find(({ id }) => id === list)?.codes.find((option) => option.code === code),
      code,
    );
  }

  staff(person: string): string {
    return this.known.staff.get(person) ?? '';
  }

  /** The family name, as it stands in lists; the whole name is beside it. */
  shortName(person: string): string {
    return this.staff(person).split(/[\s　]/)[0] ?? '';
  }

  office(id: string): Words {
    const office = this.known.offices.find(({ officeId }) => officeId === id);
    if (!office) return same(id);
    return office.kind === 'centre'
      ? this.text('centre')
      : { ja: office.numberPrefix, en: office.name.en.replace(/ Ward$/, '') };
  }

  purpose(id: string): Words {
    return named(this.known.offices.flatMap(({ purposes }) => purposes).find((purpose) => purpose.id === id)?.name, id);
  }

  ticket(id: string): string {
    return this.tickets.get(id) ?? '';
  }

  issuedAt(ticketId: string): string | null {
    return this.issued.get(ticketId) ?? null;
  }

  kindOf(formId: string): string | undefined {
    return this.kinds.get(formId);
  }

  form(formId: string): Words {
    return this.formKind(this.kinds.get(formId) ?? '');
  }

  formKind(kind: string): Words {
    const spec = findForm(this.catalogue, kind);
    return spec ? { ja: spec.name_ja, en: spec.name_en } : same(kind);
  }

  procedure(id: string): Words {
    const latest = this.catalogue.content.procedures.find((procedure) => procedure.id === id)?.versions.at(-1);
    return latest ? { ja: latest.name_ja, en: latest.name_en } : same(id);
  }

  output(kind: string): Words {
    return named(
      this.catalogue.content.outputs.find(({ id }) => id === kind),
      kind,
    );
  }

  section(id: string): Words {
    return named(
      this.catalogue.content.sections.find((section) => section.id === id),
      id,
    );
  }

  layout(kind: string): Layout | null {
    const known = this.layouts.get(kind);
    if (known !== undefined) return known;
    const layout = findForm(this.catalogue, kind) ? layoutFor(this.catalogue, kind, this.receptionDate) : null;
    this.layouts.set(kind, layout);
    return layout;
  }

  /** 旧住所, or the person's line: 世帯員 2 氏名 */
  field(formId: string, field: string, line: number | null = null): Words {
    if (field === 'form') return this.text('whole-form');
    const layout = this.layout(this.kinds.get(formId) ?? '');
    const found = layout?.fields.find(({ id }) => id === field);
    const label = found ? { ja: found.label.ja, en: found.label.en } : same(field);
    return line === null ? label : this.text('in-line', { line: line + 1, field: label });
  }

  fact(name: string): Words {
    const found = this.catalogue.content.facts.find((fact) => fact.name === name);
    return found ? { ja: found.label_ja, en: found.label_en } : same(name);
  }
}

export const formOf = ({ event }: Happening): string | null =>
  textOf(event.data['formId']) ??
  (event.stream.startsWith(workItemStream('')) ? event.stream.slice(workItemStream('').length) : null);

export const joined = (words: readonly Words[], ja = '・', en = ', '): Words => ({
  ja: words.map((one) => one.ja).join(ja),
  en: words.map((one) => one.en).join(en),
});

export const reasonCodes = (value: unknown): readonly { field: string; line: number | null; code: string }[] =>
  (Array.isArray(value) ? value : []).map((one: unknown) => {
    const { field, line, code } = recordOf(one);
    return { field: String(field), line: typeof line === 'number' ? line : null, code: String(code) };
  });
