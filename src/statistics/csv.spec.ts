import { expect, it } from '@jest/globals';
import { csv } from './csv.js';

it('starts with the mark of UTF-8 and ends its lines as spreadsheets expect', () => {
  expect(
    csv([
      ['区', 'n'],
      ['小倉北', 3],
    ]),
  ).toBe('\ufeff区,n\r\n小倉北,3\r\n');
});

it.each(['=1+1', '+81', '-1', '@SUM(A1)', '\tx', '＝1+1'])('holds down what a spreadsheet would run: %j', (text) => {
  expect(csv([[text]])).toContain(`'${text}`);
});

it('leaves numbers and names alone, and quotes what would break a line', () => {
  expect(csv([[-5, 0.25, null, '山田, 太郎', 'a"b', '二\n行']])).toBe(
    '\ufeff-5,0.25,,"山田, 太郎","a""b","二\n行"\r\n',
  );
});
