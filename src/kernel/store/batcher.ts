/** Group commit: while one call is under way, the next appends gather; each batch goes to the database as one transaction. */

export interface BatcherOptions {
  readonly maxItems: number;
  readonly maxBytes: number;
}

interface Waiting<I, O> {
  readonly item: I;
  readonly since: number;
  readonly bytes: number;
  readonly resolve: (outcome: O) => void;
  readonly reject: (reason: unknown) => void;
}

export class Batcher<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private running = false;

  constructor(
    /** Is told how long, in milliseconds, the first item of the batch has waited for the batch before. */
    private readonly flush: (items: readonly I[], waitedMs: number) => Promise<readonly O[]>,
    private readonly sizeOf: (item: I) => number,
    private readonly options: BatcherOptions = { maxItems: 256, maxBytes: 4_000_000 },
  ) {}

  /** Items keep the order in which they were added, within and between batches. */
  add(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, since: performance.now(), bytes: this.sizeOf(item), resolve, reject });
      if (!this.running) void this.run();
    });
  }

  /** A batch that failed as a whole rejects every item in it and nothing else. */
  private async run(): Promise<void> {
    this.running = true;
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.take();
      const waitedMs = performance.now() - (batch[0]?.since ?? 0);
      try {
        const outcomes = await this.flush(
          batch.map(({ item }) => item),
          waitedMs,
        );
        batch.forEach(({ resolve }, index) => resolve(outcomes[index] as O));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.running = false;
  }

  private take(): Waiting<I, O>[] {
    let bytes = 0;
    let count = 0;
    for (const { bytes: size } of this.waiting) {
      if (count > 0 && (count >= this.options.maxItems || bytes + size > this.options.maxBytes)) break;
      bytes += size;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }
}
