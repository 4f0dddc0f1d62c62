// The boundary day belongs to the new era.
const ERAS = [
  { from: '2019-05-01', name: '令和', before: 2018 },
  { from: '1989-01-08', name: '平成', before: 1988 },
  { from: '1926-12-25', name: '昭和', before: 1925 },
  { from: '1912-07-30', name: '大正', before: 1911 },
  { from: '1868-01-25', name: '明治', before: 1867 },
];
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 2026-11-24 → 令和8年11月24日. What is no whole ISO day (昭和20年 月日不詳, 1990年5月3日) is printed as it was written. */
export function wareki(written: string): string {
  const [whole, year, month, day] = ISO_DAY.exec(written) ?? [];
  const era = whole === undefined ? undefined : ERAS.find(({ from }) => whole >= from);
  if (!era) return written;
  const count = Number(year) - era.before;
  return `${era.name}${count === 1 ? '元' : count}年${Number(month)}月${Number(day)}日`;
}

/** With the day of the week, for days a visitor has to keep. */
export function warekiWithWeekday(written: string): string {
  const named = wareki(written);
  return named === written ? written : `${named}（${WEEKDAYS[new Date(`${written}T00:00:00Z`).getUTCDay()]}）`;
}
