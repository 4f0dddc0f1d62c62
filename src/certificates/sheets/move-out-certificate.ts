/** 転出証明書: from what was approved on the 住民異動届; what the form does not say comes from the case's persons. Pure. */
import type { CatalogueContent, EntryValues } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { PaperData } from '../../paper/templates.js';
import type { Case } from '../../reception/index.js';
import { codeWord } from './code-words.js';

export type MoveOutContent = Omit<
  PaperData['move-out-certificate'],
  'certificateNumber' | 'verificationCode' | 'issuedOn' | 'issuer' | 'qr'
>;

/** Empty when nothing was approved as an entry. */
export const noEntry: EntryValues = { header: {}, lines: {} };

/** From the registry's word to the form's code. */
const PENSION: Readonly<Record<string, string>> = { TYPE1: 'T1', TYPE2: 'T2', TYPE3: 'T3', VOLUNTARY: 'V' };
const MOVE_OUT_DATES = ['plannedMoveOutDate', 'moveOutDate'];

const text = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

/** @param movers persons of the case who move out */
export const moveOutContent = (
  state: Case,
  entry: EntryValues,
  movers: readonly string[],
  content: CatalogueContent,
): MoveOutContent => {
  const { header } = entry;
  const persons = state.persons.filter(({ person }) => movers.includes(person));
  const known = persons.flatMap(({ details }) => (isErased(details) ? [] : details));
  const head = known.find(({ relation }) => relation === 'HEAD') ?? known[0];
  const facts = state.eventFacts;
  return {
    newAddress: text(header['newAddress'], facts['newAddress']) ?? '未定',
    newHead: text(header['newHead'], facts['newHead'], head?.name) ?? '',
    oldAddress: text(header['oldAddress'], head?.address) ?? '',
    oldHead: text(header['oldHead'], head?.name) ?? '',
    plannedDate: text(header['changeDate'], ...MOVE_OUT_DATES.map((name) => facts[name])) ?? state.receptionDate,
    notifiedOn: text(header['notificationDate']) ?? state.receptionDate,
    persons: persons.map((person) =>
      personLine(person, { entry, content, answers: state.personFacts[person.person] ?? {} }),
    ),
  };
};

interface Sources {
  readonly entry: EntryValues;
  readonly content: CatalogueContent;
  /** What was answered at the counter about this person. */
  readonly answers: Readonly<Record<string, unknown>>;
}

const personLine = (
  { person, details }: Case['persons'][number],
  { entry, content, answers }: Sources,
): MoveOutContent['persons'][number] => {
  const line =
    Object.values(entry.lines)
      .flat()
      .find(({ pid }) => pid === person)?.values ?? {};
  const known = isErased(details) ? undefined : details;
  const facts: Readonly<Record<string, unknown>> = { ...known?.facts, ...answers };
  const fact = (name: string) => facts[`person.${name}`] ?? facts[name];
  const pension = text(line['person.pensionKind'], PENSION[String(fact('pension'))]);
  const optional = {
    domicile: text(entry.header['domicile'], known?.domicile),
    registerHead: text(entry.header['registerHead'], known?.registerHead),
    nationality: text(line['person.country']) ?? (known && known.nationality !== 'JP' ? known.nationality : undefined),
    residentCode: text(line['person.residentCode']),
  };
  return {
    name: text(line['person.name'], known?.name) ?? '',
    kana: text(line['person.kana'], known?.kana) ?? '',
    birthDate: text(line['person.birthDate'], known?.birthDate) ?? '',
    sex: codeWord(content, 'SEX', text(line['person.sex'], known?.sex) ?? ''),
    relation: codeWord(content, 'RELATION', text(line['person.relation'], known?.relation) ?? ''),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    insurance: {
      nationalHealth: fact('insurance') === 'NHI' || text(line['person.nhiNo']) !== undefined,
      lateElderly: fact('insurance') === 'LATE_ELDERLY' || text(line['person.kokiNo']) !== undefined,
      longTermCare: ['TYPE1', 'TYPE2'].includes(String(fact('ltci'))) || text(line['person.ltciNo']) !== undefined,
      childAllowance:
        ['RECIPIENT', 'CHILD'].includes(String(fact('childAllowance'))) || line['person.childAllowance'] === true,
      ...(pension && pension !== 'N' ? { pension: codeWord(content, 'PENSION_KIND', pension) } : {}),
    },
  };
};
