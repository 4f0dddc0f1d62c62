/** 案内書: what was received today, what is left to do and where. It lies on kitchen tables, so it carries no address. Pure. */
import type { Guidance, Item } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { PaperData } from '../../paper/templates.js';
import type { Case } from '../../reception/index.js';

export type GuidanceSheet = PaperData['guidance-sheet'];

/** Words of the sheet, from config/texts. */
export type SheetWords = (key: string) => { ja: string; en: string };

export interface SheetSource {
  readonly state: Case;
  readonly guidance: Guidance | null;
  readonly words: SheetWords;
  /** 世帯主, 子 … by the code of a relation. */
  readonly relation: (code: string) => string;
}

type ItemStatus = Case['items'][string]['status'];
type Place = 'received' | 'later' | 'referrals';

const PLACE_OF: Readonly<Record<ItemStatus, Place | null>> = {
  accepted: 'received',
  done: 'received',
  deferred: 'later',
  referred: 'referrals',
  declined: null,
};

/** 支援措置: a family member may read the sheet, so it says nothing of a protection. */
const KEPT_OFF: ReadonlySet<string> = new Set(['DV-PROTECT']);

/** What nobody judged goes where its routing sends it; what was declined is left out. */
const placeOf = (item: Item, { items }: Case): Place | null => {
  if (KEPT_OFF.has(item.procedure)) return null;
  const judged = items[item.procedure];
  if (judged) return PLACE_OF[judged.status];
  if (item.result !== 'required') return null;
  if (item.routing.id === 'auto') return 'received';
  return item.routing.id === 'refer' ? 'referrals' : 'later';
};

export const guidanceLists = (source: SheetSource): Pick<GuidanceSheet, 'received' | 'later' | 'referrals'> => {
  const placed = (source.guidance?.items ?? []).map((item) => ({ item, place: placeOf(item, source.state) }));
  const at = (place: Place) => placed.filter((one) => one.place === place).map(({ item }) => item);
  return {
    received: at('received').map((item) => ({
      ...row(item, source),
      result: source.words(resultOf(item, source.state)),
    })),
    later: at('later').map((item) => ({
      ...row(item, source),
      ...dueOf(item),
      papers: papersOf(item),
      window: { name: item.section.ja },
    })),
    referrals: at('referrals').map((item) => ({
      ...row(item, source),
      papers: papersOf(item),
      window: { name: item.section.ja },
    })),
  };
};

const resultOf = ({ procedure, routing }: Item, { items }: Case): string => {
  if (routing.id === 'auto') return 'automatic';
  return items[procedure]?.status === 'done' ? 'done' : 'at-centre';
};

const row = (item: Item, source: SheetSource) => {
  const persons = personsOf(item, source);
  return { name: short(item.name), unverified: !item.verified, ...(persons === '' ? {} : { persons }) };
};

/** As the household says it, without a name. */
const personsOf = ({ required, toConfirm, result }: Item, { state, words, relation }: SheetSource): string => {
  const subjects = result === 'required' ? required : toConfirm;
  if (subjects === 'case') return words('everybody').ja;
  const relations = state.persons
    .filter(({ person }) => subjects.includes(person))
    .map(({ details }) => (isErased(details) ? '' : relation(details.relation)));
  return [...new Set(relations.filter((word) => word !== ''))].join('・').slice(0, 200);
};

const dueOf = ({ deadlines }: Item) => {
  const [first] = deadlines
    .filter(({ due }) => due !== null)
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  return first?.due
    ? { due: first.due, ...(first.consequence ? { dueNote: plain(first.consequence).slice(0, 200) } : {}) }
    : {};
};

const papersOf = ({ papers, verified }: Item) =>
  papers.map((name) => ({ name: plain(name).slice(0, 120), unverified: !verified }));

/** Without the marks that tell staff where a rule comes from. */
const plain = (text: string): string => text.replace(/\s*[（(][^（）()]*(domain|[A-Z]{3}[A-Z0-9-]*)[）)]/g, '');

const short = ({ ja, en }: { ja: string; en: string }) => ({ ja: ja.slice(0, 80), en: en.slice(0, 80) });
