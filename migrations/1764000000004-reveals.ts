import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A protected record is opened by two named officials: who asked whom and why, and what the second one said. */
export class Reveals1764000000004 implements MigrationInterface {
  name = 'Reveals1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ops.reveal (
        id         uuid PRIMARY KEY,
        person     text NOT NULL,
        asked_by   text NOT NULL,
        second     text NOT NULL,
        reason     text NOT NULL,
        asked_at   timestamptz NOT NULL,
        answer     text CHECK (answer IN ('confirmed', 'refused')),
        answered_at timestamptz,
        opened_at  timestamptz
      )`);
    await runner.query(`CREATE INDEX reveal_waiting ON ops.reveal (second, asked_at) WHERE answer IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('operational data is never dropped by a migration');
  }
}
