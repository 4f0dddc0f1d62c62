/** How patient the queues are. Short values are for tests; the defaults suit an office. */

export interface QueueTuning {
  /** How often a job is tried before it becomes a person's task. */
  readonly attempts: number;
  /** Wait before the second attempt; doubled before each further one. */
  readonly backoffMs: number;
  /** A worker that does not renew its hold for so long counts as dead. */
  readonly lockMs: number;
  readonly renewMs: number;
  /** How often dead workers are looked for; the second look that finds one takes its job up again. */
  readonly stalledCheckMs: number;
  /** Taken up again this often, then given up: such a job probably takes its process down. */
  readonly maxStalled: number;
  /** The longest a query to the backend may take. */
  readonly answerMs: number;
  /** How long jobs under way may take when the office closes; a later one is taken up again at the next start. */
  readonly closeMs: number;
}

export const defaultTuning: QueueTuning = {
  attempts: 6,
  backoffMs: 500,
  lockMs: 30_000,
  renewMs: 10_000,
  stalledCheckMs: 15_000,
  maxStalled: 3,
  answerMs: 10_000,
  closeMs: 5_000,
};

export type QueueBackend =
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number }
  | { readonly kind: 'redis'; readonly url: string };
