/** 住民票の写し: from the household as the registry holds it. Pure. */
import type { CatalogueContent } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { PaperData } from '../../paper/templates.js';
import type { RegistryPerson } from '../../registry/index.js';
import { codeWord } from './code-words.js';

export type RecordContent = Omit<
  PaperData['resident-record'],
  'certificateNumber' | 'verificationCode' | 'issuedOn' | 'issuer' | 'qr'
>;

export interface RecordWanted {
  readonly scope: 'household' | 'person';
  /** 本籍・筆頭者 and 続柄 are printed only when they were asked for. */
  readonly domicile: boolean;
  readonly relation: boolean;
}

export interface RecordSource {
  readonly members: readonly RegistryPerson[];
  /** Whom the copy is about when it is of one person. */
  readonly subject: string;
  readonly city: string;
  readonly content: CatalogueContent;
}

/** Null when nobody of the household can be shown any more (erased, or not resident here). */
export const recordContent = (
  { members, subject, city, content }: RecordSource,
  { scope, domicile, relation }: RecordWanted,
): RecordContent | null => {
  const residents = members.flatMap(({ person, status, details }) =>
    status === 'resident' && !isErased(details) ? [{ person, details }] : [],
  );
  const shown = residents.filter(({ person }) => scope === 'household' || person === subject);
  const [first] = shown;
  if (!first) return null;
  const head = residents.find(({ details }) => details.relation === 'HEAD') ?? first;
  return {
    scope,
    show: { domicile, relation },
    address: first.details.address,
    head: head.details.name,
    persons: shown.map(({ details }) => ({
      name: details.name,
      kana: details.kana,
      birthDate: details.birthDate,
      sex: codeWord(content, 'SEX', details.sex),
      relation: codeWord(content, 'RELATION', details.relation),
      residentSince: residentSince(details, city),
      ...(details.domicile === undefined ? {} : { domicile: details.domicile }),
      ...(details.registerHead === undefined ? {} : { registerHead: details.registerHead }),
      ...(details.addressSince === undefined ? {} : { addressSince: details.addressSince }),
      ...(details.previousAddress === undefined ? {} : { previousAddress: details.previousAddress }),
    })),
  };
};

/** The copy of the registry holds no 住民となった年月日; whoever came from another city, or was born here, became a resident with this address. */
const residentSince = (
  {
    addressSince,
    birthDate,
    previousAddress = '',
  }: { addressSince?: string | undefined; birthDate: string; previousAddress?: string | undefined },
  city: string,
): string =>
  addressSince !== undefined && (addressSince === birthDate || !previousAddress.includes(city)) ? addressSince : '—';
