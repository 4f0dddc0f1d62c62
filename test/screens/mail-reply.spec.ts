// What a mail clerk types from a reply becomes what the office is told: only what she typed, and whole where it must be.
import { describe, expect, it } from '@jest/globals';
import { isHalf, noCorrections, replyOf, type Corrections } from '../../web/src/screens/mail/bench/reply.js';

const letter = {
  sender: { name: '髙橋 正彦', address: '東京都江東区豊洲9-9-9', postcode: '135-0061', phone: null },
  addressee: { name: '髙橋 正彦', address: '東京都江東区豊洲9-9-9', postcode: '135-0061' },
  identityAddress: '東京都江東区豊洲9-9-9',
  addresseeFits: true,
  subject: { name: '高橋 正男', kana: 'タカハシ マサオ', birthDate: '1941-03-02', address: null, relation: '父' },
  purpose: null,
};
const noOrder = { orders: [{ id: 1, amount: '', sheets: '1', issuedOn: null, first: '', writtenOn: false }] };
const twoSheets = {
  orders: [{ id: 1, amount: '50', sheets: '2', issuedOn: '2026-11-20', first: '02418-001733', writtenOn: false }],
};
const corrected = (changes: Partial<Corrections>) => replyOf({ letter }, noOrder, [], { ...noCorrections, ...changes });

describe('a reply', () => {
  it('says nothing of what was left empty', () => {
    expect(corrected({})).toEqual({});
  });

  it('brings sheets with running numbers and the papers that were photographed', () => {
    const sheet = { issuedOn: '2026-11-20', amount: 50, writtenOn: false };
    expect(replyOf({ letter }, twoSheets, ['scan-2'], noCorrections)).toEqual({
      moneyOrders: [
        { ...sheet, number: '02418-001733' },
        { ...sheet, number: '02418-001734' },
      ],
      documents: ['scan-2'],
    });
  });

  it('puts the subject right and keeps what the first letter said beside it', () => {
    expect(corrected({ name: ' 髙橋 正男 ' })).toEqual({
      subject: { name: '髙橋 正男', birthDate: '1941-03-02', relation: '父' },
    });
    expect(corrected({ birthDate: '1941-03-12' })).toEqual({
      subject: { name: '高橋 正男', kana: 'タカハシ マサオ', birthDate: '1941-03-12', relation: '父' },
    });
  });

  it('may bring another paper and another address to reply to', () => {
    expect(corrected({ identity: 'CARD', validUntil: '2031-05-02', identityAddress: '東京都港区芝1-1-1' })).toEqual({
      identityPaper: { kind: 'CARD', validUntil: '2031-05-02' },
      identityAddress: '東京都港区芝1-1-1',
    });
    expect(corrected({ postcode: '１０５-００１４' })).toEqual({
      addressee: { ...letter.addressee, postcode: '105-0014' },
    });
  });

  it('is not whole with half a money order or half a postcode', () => {
    const [order] = twoSheets.orders;
    expect(isHalf({ orders: order ? [{ ...order, first: '02418' }] : [] }, noCorrections)).toBe(true);
    expect(isHalf(noOrder, { ...noCorrections, postcode: '105' })).toBe(true);
    expect(isHalf(noOrder, noCorrections)).toBe(false);
    expect(isHalf(twoSheets, { ...noCorrections, postcode: '105-0014' })).toBe(false);
  });
});
