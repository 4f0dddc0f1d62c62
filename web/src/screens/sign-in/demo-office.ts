import type { DemoAccount, OfficeSummary } from '../../api/types.js';

/** The ward office in which the demo's window clerk sits: its kiosk and board belong to the same story. */
export function officeOfWindow(
  offices: readonly OfficeSummary[],
  accounts: readonly DemoAccount[],
): OfficeSummary | undefined {
  const place = accounts.find((account) => account.role === 'window')?.office_ja ?? '';
  const wards = offices.filter((office) => office.kind === 'ward');
  return wards.find((office) => place.startsWith(office.name_ja.replace(/(区役所|区).*$/, ''))) ?? wards[0];
}
