import { expect, it } from '@jest/globals';
import { wareki, warekiWithWeekday } from './wareki.js';

it.each([
  ['2026-11-24', '令和8年11月24日'],
  ['2019-05-01', '令和元年5月1日'],
  ['2019-04-30', '平成31年4月30日'],
  ['1989-01-08', '平成元年1月8日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1926-12-25', '昭和元年12月25日'],
  ['1926-12-24', '大正15年12月24日'],
  ['1912-07-30', '大正元年7月30日'],
  ['1912-07-29', '明治45年7月29日'],
  ['昭和20年（月日不詳）', '昭和20年（月日不詳）'],
  ['1990年5月3日', '1990年5月3日'],
])('writes %s as %s', (written, expected) => expect(wareki(written)).toBe(expected));

it('adds the day of the week to a day that must be kept', () => {
  expect(warekiWithWeekday('2026-12-08')).toBe('令和8年12月8日（火）');
  expect(warekiWithWeekday('随時')).toBe('随時');
});
