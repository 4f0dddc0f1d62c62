/** Many reads of one moment: a read-only transaction whose large results come in pages. */
import type { DataSource, QueryRunner } from 'typeorm';

const PAGE = 2_000;

export class Snapshot {
  private cursors = 0;

  private constructor(private readonly runner: QueryRunner) {}

  static async of<T>(source: DataSource, act: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const runner = source.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      // A large store takes longer than a command may; nobody waits for a reader.
      for (const setting of ['transaction_timeout = 0', 'statement_timeout = 0', `timezone = 'UTC'`]) {
        await runner.query(`SET LOCAL ${setting}`);
      }
      await runner.query('SET TRANSACTION READ ONLY');
      return await act(new Snapshot(runner));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  async all<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.runner.query(sql, values)) as R[];
  }

  async *rows<R>(sql: string): AsyncGenerator<R> {
    const cursor = `page_${(this.cursors += 1)}`;
    await this.runner.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const page = await this.all<R>(`FETCH ${PAGE} FROM ${cursor}`);
      yield* page;
      if (page.length < PAGE) break;
    }
    await this.runner.query(`CLOSE ${cursor}`);
  }
}
