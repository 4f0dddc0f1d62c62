import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For event stores that are not this database: a command is claimed here before its events are sent, and settled
 * after. A claim that stays open was sent by somebody who never heard the answer; the stream tells what became of it.
 */
export class CommandClaims1764000000002 implements MigrationInterface {
  name = 'CommandClaims1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store.claims (
        id            uuid PRIMARY KEY,
        fingerprint   bytea NOT NULL,
        stream        text COLLATE "C" NOT NULL,
        after_version integer NOT NULL,
        claimed_at    timestamptz NOT NULL
      )`);
    await runner.query(CLAIM);
    await runner.query(`
      CREATE FUNCTION store.settle(batch jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = store, pg_temp AS $$
        INSERT INTO commands
          SELECT (r->>'c')::uuid, decode(r->>'f', 'hex'), r->>'s', (r->>'a')::integer, (r->>'z')::integer
            FROM jsonb_array_elements(batch) r WHERE r ? 's' ORDER BY 1 ON CONFLICT DO NOTHING;
        DELETE FROM claims WHERE id IN (SELECT (r->>'c')::uuid FROM jsonb_array_elements(batch) r);
      $$`);
    await runner.query(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA store FROM PUBLIC`);
  }

  async down(): Promise<void> {
    throw new Error('claims are never dropped by a migration');
  }
}

/**
 * Answers each command for itself: what it wrote before, an open claim of it, or a new claim; and the recorded times
 * of its events, which the head row keeps in the order of the claims. A claim of the same command that is sent again
 * for another version keeps the first version, from which its events are looked for.
 */
const CLAIM = `
CREATE FUNCTION store.claim(batch jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = store, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  h head%ROWTYPE; cmd jsonb; stated jsonb; done commands%ROWTYPE; open claims%ROWTYPE;
  answers jsonb := '[]'; times jsonb; clock timestamptz; rec timestamptz;
BEGIN
  SELECT * INTO h FROM head FOR UPDATE;
  clock := date_trunc('milliseconds', clock_timestamp() + h.clock_offset);
  FOR cmd IN SELECT value FROM jsonb_array_elements(batch) LOOP
    SELECT * INTO done FROM commands WHERE id = (cmd->>'c')::uuid;
    IF FOUND THEN
      answers := answers || jsonb_build_object('k', 'settled', 'f', encode(done.fingerprint, 'hex'), 's', done.stream,
        'a', done.first_version, 'z', done.last_version);
      CONTINUE;
    END IF;
    times := '[]';
    FOR stated IN SELECT value FROM jsonb_array_elements(cmd->'e') LOOP
      rec := greatest(h.recorded_at, clock);
      IF jsonb_typeof(stated) = 'string' THEN
        IF h.live THEN RAISE EXCEPTION 'the store is live: recordedAt is its own' USING ERRCODE = '22M01'; END IF;
        rec := date_trunc('milliseconds', (stated #>> '{}')::timestamptz);
        IF rec > clock THEN RAISE EXCEPTION 'recordedAt is ahead of the clock' USING ERRCODE = '22M01'; END IF;
        rec := greatest(h.recorded_at, rec);
      END IF;
      h.recorded_at := rec;
      times := times || to_jsonb(iso(rec));
    END LOOP;
    SELECT * INTO open FROM claims WHERE id = (cmd->>'c')::uuid;
    IF FOUND THEN
      answers := answers || jsonb_build_object('k', 'open', 'f', encode(open.fingerprint, 'hex'), 's', open.stream,
        'v', open.after_version, 'recent', clock_timestamp() - open.claimed_at < interval '20 seconds', 't', times);
    ELSE
      INSERT INTO claims VALUES ((cmd->>'c')::uuid, decode(cmd->>'f', 'hex'), cmd->>'s', (cmd->>'v')::integer, clock_timestamp());
      answers := answers || jsonb_build_object('k', 'new', 't', times);
    END IF;
  END LOOP;
  UPDATE head SET recorded_at = h.recorded_at;
  RETURN answers;
END $$`;
