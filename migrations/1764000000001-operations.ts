import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operational data: backed up, not rebuilt from events. */
export class Operations1764000000001 implements MigrationInterface {
  name = 'Operations1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA ops`);
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE TABLE ops.subject_key (
        subject    text COLLATE "C" PRIMARY KEY,
        wrapped    bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE ops.credential (
        account_id    text PRIMARY KEY,
        login         text NOT NULL UNIQUE,
        password_hash text NOT NULL,
        changed_at    timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE ops.session (
        token_hash  bytea PRIMARY KEY,
        account_id  text NOT NULL,
        role        text NOT NULL,
        office_id   text,
        counter_id  text,
        slot        text NOT NULL DEFAULT '',
        created_at  timestamptz NOT NULL,
        used_at     timestamptz NOT NULL,
        expires_at  timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE ops.device (
        token_hash  bytea PRIMARY KEY,
        kind        text NOT NULL CHECK (kind IN ('kiosk', 'board')),
        office_id   text NOT NULL,
        label       text NOT NULL,
        enrolled_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE ops.rate_limit (
        key    varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await runner.query(`
      CREATE TABLE ops.lease (
        item          text PRIMARY KEY,
        holder        text NOT NULL,
        claim_version integer NOT NULL,
        until         timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE ops.draft (
        item       text NOT NULL,
        account_id text NOT NULL,
        subject    text NOT NULL,
        sealed     text NOT NULL,
        saved_at   timestamptz NOT NULL,
        PRIMARY KEY (item, account_id)
      )`);
    await runner.query(`
      CREATE TABLE ops.blob (
        case_id     text NOT NULL,
        document_id text NOT NULL,
        name        text NOT NULL,
        sha256      text NOT NULL,
        size        bigint NOT NULL,
        stored_at   timestamptz NOT NULL,
        PRIMARY KEY (document_id, name)
      )`);
    await runner.query(`
      CREATE TABLE ops.setting (
        name  text PRIMARY KEY,
        value jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE ops.catalogue (
        kind    text NOT NULL,
        version text NOT NULL,
        content jsonb NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, version)
      )`);
    await runner.query(`
      CREATE TABLE ops.access_log (
        id         bigint GENERATED ALWAYS AS IDENTITY,
        at         timestamptz NOT NULL,
        account_id text NOT NULL,
        person     text NOT NULL,
        role       text NOT NULL,
        office_id  text,
        action     text NOT NULL,
        subjects   text[] NOT NULL,
        correlation_id text,
        reason     text,
        PRIMARY KEY (at, id)
      ) PARTITION BY RANGE (at)`);
    await runner.query(`CREATE INDEX access_log_subject ON ops.access_log USING gin (subjects)`);
    await runner.query(`CREATE INDEX access_log_case ON ops.access_log (correlation_id, at)`);
    await runner.query(`
      CREATE FUNCTION ops.keep_access_log_month(moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = ops, pg_temp AS $$
      DECLARE first date := date_trunc('month', moment AT TIME ZONE 'UTC')::date;
      BEGIN
        -- Two readers at the turn of the month make it once.
        PERFORM pg_advisory_xact_lock(7214307);
        EXECUTE format('CREATE TABLE IF NOT EXISTS ops.access_log_%s PARTITION OF ops.access_log FOR VALUES FROM (%L) TO (%L)',
          to_char(first, 'YYYYMM'), first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
      END $$`);
    await runner.query(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ops FROM PUBLIC`);
  }

  async down(): Promise<void> {
    throw new Error('operational data is never dropped by a migration');
  }
}
