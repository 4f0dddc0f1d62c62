/** How a day ended: cases that are neither final nor waiting for somebody outside, and follow-ups that nobody did. */
import { setTimeout as pause } from 'node:timers/promises';
import type { OperationsAnswer } from '../operations/answers.js';
import { asRole, type HttpTools } from './http.js';
import type { DayReport } from './report.js';

export interface EndOfDay {
  /** Number and status of each. */
  readonly open: readonly string[];
  readonly followUps: { readonly open: number; readonly parked: number };
}

interface CasePage {
  readonly cases: readonly { readonly caseId: string; readonly number: string; readonly status: string }[];
  readonly next: string | null;
}

/** Closed, withdrawn, or waiting for the visitor or the ward. */
const ENDS: ReadonlySet<string> = new Set(['closed', 'withdrawn', 'ready', 'sent-back']);
const DRAIN_MS = 60_000;

export const endOfDay = async (url: string, report: DayReport, tools: HttpTools = {}): Promise<EndOfDay> => {
  const own = { onCall: report.onCall, ...tools };
  const followUps = await drained(url, own);
  const manager = await asRole(url, 'manager', own);
  const open: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: CasePage = await manager.get(`/api/cases?${cursor ? `cursor=${encodeURIComponent(cursor)}` : ''}`);
    for (const { caseId, number, status } of page.cases) {
      if (report.caseIds.has(caseId) && !ENDS.has(status)) open.push(`${number} ${status}`);
    }
    cursor = page.next;
  }
  return { open, followUps };
};

/** The queues do by themselves what is left when people have gone home. */
const drained = async (url: string, tools: HttpTools): Promise<EndOfDay['followUps']> => {
  const admin = await asRole(url, 'admin', tools);
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const { queues } = await admin.get<OperationsAnswer>('/api/operations');
    const sum = (count: 'open' | 'parked') => queues.reduce((total, queue) => total + queue[count], 0);
    const left = { open: sum('open'), parked: sum('parked') };
    if (left.open === 0 || performance.now() > until) return left;
    await pause(250);
  }
};
