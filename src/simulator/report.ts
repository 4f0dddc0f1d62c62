/** What a simulated day did and how fast, told by the people who did it. */
export interface Call {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;

export class DayReport {
  visitors = 0;
  served = 0;
  noShows = 0;
  cases = 0;
  closed = 0;
  scannedPages = 0;
  handedOff = 0;
  entered = 0;
  approved = 0;
  returnedToOperator = 0;
  returnedToWard = 0;
  windowChecks = 0;
  envelopes = 0;
  dispatched = 0;
  calls = 0;
  /** How often somebody was told to ask again later. */
  notNow = 0;
  /** The longest that anybody waited for an answer, of whatever kind. */
  longestMs = 0;
  readonly caseIds = new Set<string>();
  readonly unexpected: string[] = [];
  private readonly handOffs: number[] = [];
  private readonly slowest = new Map<string, number[]>();

  /** Milliseconds from the hand-off's answer to the form being visible at the centre. */
  visibleAfter(ms: number): void {
    this.handOffs.push(ms);
  }

  readonly onCall = ({ method, route, status, ms }: Call): void => {
    this.calls += 1;
    this.longestMs = Math.max(this.longestMs, ms);
    const name = `${method} ${route}`;
    const times = this.slowest.get(name);
    if (times) times.push(ms);
    else this.slowest.set(name, [ms]);
    if (status === 503) this.notNow += 1;
    else if (status >= 500) this.unexpected.push(`${name}: ${status}`);
  };

  toJson() {
    const handOffs = [...this.handOffs].sort((a, b) => a - b);
    const routes = [...this.slowest].map(([route, times]) => {
      const sorted = [...times].sort((a, b) => a - b);
      return {
        route,
        n: sorted.length,
        p50: Math.round(quantile(sorted, 0.5) ?? 0),
        p99: Math.round(quantile(sorted, 0.99) ?? 0),
      };
    });
    const {
      visitors,
      served,
      noShows,
      cases,
      closed,
      scannedPages,
      handedOff,
      entered,
      approved,
      returnedToOperator,
      returnedToWard,
      windowChecks,
      envelopes,
      dispatched,
      calls,
      notNow,
      unexpected,
    } = this;
    return {
      visitors,
      served,
      noShows,
      cases,
      closed,
      scannedPages,
      handedOff,
      entered,
      approved,
      returnedToOperator,
      returnedToWard,
      windowChecks,
      envelopes,
      dispatched,
      calls,
      notNow,
      handOffVisibleMs: { n: handOffs.length, p50: quantile(handOffs, 0.5), p99: quantile(handOffs, 0.99) },
      slowest: routes.sort((a, b) => b.p99 - a.p99).slice(0, 8),
      unexpected,
    };
  }
}
