import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatEra, parseEraDate } from './era.js';

describe('a date as people write it', () => {
  it.each([
    ['S59.2.3', '1984-02-03'],
    ['s59.02.03', '1984-02-03'],
    ['S590203', '1984-02-03'],
    ['S58/7/14', '1983-07-14'],
    ['S58-7-14', '1983-07-14'],
    ['H3.12.24', '1991-12-24'],
    ['平成3年12月24日', '1991-12-24'],
    ['平３．１２．２４', '1991-12-24'],
    ['Ｈ３年１２月２４日', '1991-12-24'],
    ['㍻3年12月24日', '1991-12-24'],
    [' 平成 3 年 12 月 24 日 ', '1991-12-24'],
    ['令和元年5月1日', '2019-05-01'],
    ['令元.5.1', '2019-05-01'],
    ['㋿7年11月3日', '2025-11-03'],
    ['R7.11.3', '2025-11-03'],
    ['明治6年1月1日', '1873-01-01'],
    ['大正15年12月24日', '1926-12-24'],
    ['昭和元年12月25日', '1926-12-25'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和55年2月29日', '1980-02-29'],
    ['1991-12-24', '1991-12-24'],
    ['1991/12/24', '1991-12-24'],
    ['１９９１年１２月２４日', '1991-12-24'],
    ['19911224', '1991-12-24'],
  ])('%s is %s', (written, iso) => expect(parseEraDate(written)).toEqual({ iso }));

  it.each([
    ['昭和64.1.8', 'outside-era'],
    ['S64.1.8', 'outside-era'],
    ['平成31.5.1', 'outside-era'],
    ['平成元年1月7日', 'outside-era'],
    ['大正15年12月25日', 'outside-era'],
    ['昭和元年12月24日', 'outside-era'],
    ['昭和65年1月1日', 'outside-era'],
    ['明治5年12月2日', 'before-gregorian'],
    ['S56.2.29', 'no-such-day'],
    ['S60.13.1', 'no-such-day'],
    ['H0.1.1', 'no-such-day'],
    ['1990-02-30', 'no-such-day'],
    ['慶応3年1月1日', 'unreadable'],
    ['S59.2', 'unreadable'],
    ['', 'unreadable'],
    ['きのう', 'unreadable'],
  ])('%s is refused: %s', (written, error) => expect(parseEraDate(written)).toEqual({ error }));
});

describe('a date written by us', () => {
  it('has a short and a long form', () => {
    expect(formatEra('1984-02-03', 'short')).toBe('S59.2.3');
    expect(formatEra('1984-02-03', 'long')).toBe('昭和59年2月3日');
    expect(formatEra('2019-05-01', 'long')).toBe('令和元年5月1日');
    expect(formatEra('2019-05-01', 'short')).toBe('R1.5.1');
    expect(formatEra('1989-01-07', 'long')).toBe('昭和64年1月7日');
  });

  it('leaves days without a Gregorian era as they are', () =>
    expect(formatEra('1870-05-05', 'long')).toBe('1870-05-05'));

  it('is read back as the same day', () => {
    const day = fc.date({ min: new Date('1873-01-01'), max: new Date('2050-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('short' as const, 'long' as const), (date, style) => {
        const iso = date.toISOString().slice(0, 10);
        expect(parseEraDate(formatEra(iso, style))).toEqual({ iso });
      }),
    );
  });
});
