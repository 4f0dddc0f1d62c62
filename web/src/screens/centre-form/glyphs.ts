/** Forms of one character that occur in names, the common form first. Which of them stands on the paper is for eyes to say. */
const families: readonly string[] = [
  '恵惠', '高髙', '吉𠮷', '崎﨑嵜', '辺邊邉', '斉齊', '斎齋', '浜濱濵', '沢澤', '島嶋嶌', '桜櫻', '関關', '広廣', '国國', '真眞',
  '静靜', '竜龍', '滝瀧', '円圓', '栄榮', '学學', '徳德', '条條', '寿壽', '豊豐', '万萬', '与與', '来來', '礼禮', '実實', '団團',
  '亀龜', '晋晉', '増增', '巌巖', '桧檜', '槙槇', '遥遙', '瑶瑤', '尭堯', '弥彌', '穣穰', '緒緖', '鉄鐵', '館舘', '薫薰', '剣劍',
  '勲勳', '厳嚴', '県縣', '黒黑', '済濟', '収收', '渋澁', '焼燒', '奨奬', '乗乘', '浄淨', '慎愼', '粋粹', '瀬瀨', '曽曾', '荘莊',
  '蔵藏', '滞滯', '沖冲', '鎮鎭', '塩鹽', '灯燈', '闘鬪', '稲稻', '髪髮', '秘祕', '富冨', '払拂', '峰峯', '翻飜', '宮宫', '薮藪籔',
  '野埜', '涼凉', '緑綠', '塁壘', '郎郞', '禄祿', '桑桒', '北𠦄', '土𡈽', '角⻆', '橋𣘺', '巣巢', '黄黃', '柳栁', '船舩', '達逹',
  '柿杮',
]; // prettier-ignore

const byGlyph = new Map<string, readonly string[]>();

function join(signs: readonly string[]): void {
  const all = [...new Set(signs.flatMap((sign) => [...(byGlyph.get(sign) ?? []), sign]))];
  for (const sign of all) byGlyph.set(sign, all);
}

for (const family of families) join([...family]);
// The compatibility ideographs of names (塚, 神, 福 …): Unicode itself says of which character each is a form.
for (let code = 0xfa10; code <= 0xfa6d; code += 1) {
  const sign = String.fromCodePoint(code);
  const common = sign.normalize('NFKC');
  if (common !== sign) join([common, sign]);
}

const withoutSelector = (sign: string): string => sign.replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '');

/** All forms of this character, the common one first; undefined where we know of no other. */
export function glyphFamily(sign: string): readonly string[] | undefined {
  const base = withoutSelector(sign);
  const family = byGlyph.get(base);
  if (base === sign) return family;
  return [...(family ?? [base]), sign];
}

/** Whether two signs are forms of one character. */
export const isForm = (a: string, b: string): boolean => {
  const [left, right] = [withoutSelector(a), withoutSelector(b)];
  return left === right || (byGlyph.get(left)?.includes(right) ?? false);
};

export const codePoint = (sign: string): string =>
  [...sign].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');

/** The first character of a name that is written in more than one form. */
export function glyphsIn(name: string): { sign: string; common: string; isCommon: boolean }[] {
  return [...name].flatMap((sign) => {
    const family = glyphFamily(sign);
    const common = family?.[0];
    return common === undefined ? [] : [{ sign, common, isCommon: common === sign }];
  });
}
