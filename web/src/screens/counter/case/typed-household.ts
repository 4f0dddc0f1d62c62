/** Persons typed once from the move-out certificate or the birth notification. Pure. */
import type { TypedPerson } from '../../../api/case-acts.js';
import type { LifeEvent } from '../../../api/cases.js';

export interface TypedRow {
  id: number;
  name: string;
  kana: string;
  birthDate: string | null;
  sex: 'M' | 'F' | 'X' | '';
  relation: string;
}

export interface TypedHousehold {
  role: 'MOVER' | 'NEWBORN' | 'SPOUSE';
  address: string;
  domicile: string;
  registerHead: string;
  rows: readonly TypedRow[];
}

export const emptyRow = (id: number, relation: string): TypedRow => ({
  id,
  name: '',
  kana: '',
  birthDate: null,
  sex: '',
  relation,
});

export function emptyTyped(lifeEvent: LifeEvent): TypedHousehold {
  const isBirth = lifeEvent === 'BIRTH';
  const role = isBirth ? 'NEWBORN' : lifeEvent === 'MARRIAGE' ? 'SPOUSE' : 'MOVER';
  return { role, address: '', domicile: '', registerHead: '', rows: [emptyRow(1, isBirth ? 'CHILD' : 'HEAD')] };
}

const isBlank = ({ name, kana, birthDate }: TypedRow): boolean =>
  name.trim() === '' && kana.trim() === '' && birthDate === null;
const isFull = ({ name, kana, birthDate, sex, relation }: TypedRow): boolean =>
  name.trim() !== '' && kana.trim() !== '' && birthDate !== null && sex !== '' && relation !== '';

/** A last row that was begun by the key and left empty does not count. */
export const filled = ({ rows }: TypedHousehold): readonly TypedRow[] => rows.filter((row) => !isBlank(row));

export const isComplete = (typed: TypedHousehold): boolean =>
  filled(typed).length > 0 && filled(typed).every(isFull) && (typed.role === 'NEWBORN' || typed.address.trim() !== '');

/** Address, domicile and the register's head were typed once and hold for everybody. */
export function toTyped(typed: TypedHousehold, address = typed.address): TypedPerson[] {
  const { role, domicile, registerHead } = typed;
  return filled(typed).flatMap(({ name, kana, birthDate, sex, relation }) =>
    birthDate === null || sex === ''
      ? []
      : {
          name: name.trim(),
          kana: kana.trim(),
          birthDate,
          sex,
          relation,
          role,
          address: address.trim(),
          ...(domicile.trim() ? { domicile: domicile.trim() } : {}),
          ...(registerHead.trim() ? { registerHead: registerHead.trim() } : {}),
        },
  );
}
