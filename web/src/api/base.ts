/**
 * In the demo city each role works in its own tab under its own slot: the page is at /~{slot}/… and so is its API,
 * because the session's cookie carries that path.
 */
export function placeOf(pathname: string): { slot: string | null; prefix: string } {
  const first = pathname.split('/')[1] ?? '';
  return first.startsWith('~') && first.length > 1
    ? { slot: first.slice(1), prefix: `/${first}` }
    : { slot: null, prefix: '' };
}

export const { slot, prefix } = placeOf(window.location.pathname);
