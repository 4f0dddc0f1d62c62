import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The truth. One head row, locked first by every append, gives dense positions in commit order, so that a reader who
 * asks for `position > n` can never pass an open transaction. The server's role may only execute the function.
 */
export class EventStore1764000000000 implements MigrationInterface {
  name = 'EventStore1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA store`);
    await runner.query(`
      CREATE TABLE store.events (
        position    bigint PRIMARY KEY,
        id          uuid NOT NULL UNIQUE,
        stream      text COLLATE "C" NOT NULL,
        version     integer NOT NULL CHECK (version > 0),
        type        text COLLATE "C" NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        metadata    text NOT NULL,
        payload     text NOT NULL,
        leaf        bytea NOT NULL,
        UNIQUE (stream, version)
      )`);
    await runner.query(`CREATE INDEX events_type ON store.events (type, position)`);
    await runner.query(`CREATE INDEX events_recorded ON store.events (recorded_at, position)`);
    await runner.query(`
      CREATE TABLE store.commands (
        id            uuid PRIMARY KEY,
        fingerprint   bytea NOT NULL,
        stream        text COLLATE "C" NOT NULL,
        first_version integer NOT NULL,
        last_version  integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE store.head (
        one         boolean PRIMARY KEY DEFAULT true CHECK (one),
        position    bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        live        boolean NOT NULL,
        clock_offset interval NOT NULL DEFAULT '0'
      )`);
    await runner.query(`INSERT INTO store.head (position, recorded_at, live) VALUES (0, '1970-01-01', false)`);
    await runner.query(`
      CREATE FUNCTION store.now() RETURNS timestamptz LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = store, pg_temp AS
      $$ SELECT date_trunc('milliseconds', clock_timestamp() + clock_offset) FROM store.head $$`);
    await runner.query(`
      CREATE FUNCTION store.iso(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`);
    await runner.query(`
      CREATE FUNCTION store.part(value text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') $$`);
    await runner.query(`
      CREATE FUNCTION store.leaf(id text, type text, stream text, version integer, occurred timestamptz,
        recorded timestamptz, metadata text, payload text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT sha256('\\x00'::bytea || store.part(id) || store.part(type) || store.part(stream)
           || store.part(version::text) || store.part(store.iso(occurred)) || store.part(store.iso(recorded))
           || store.part(metadata) || store.part(payload)) $$`);
    await runner.query(APPEND);
    await runner.query(`
      CREATE FUNCTION store.set_clock_offset(step interval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = store, pg_temp AS $$
      BEGIN
        UPDATE head SET clock_offset = step WHERE NOT live;
        IF NOT FOUND THEN RAISE EXCEPTION 'the store is live, its clock cannot be moved'; END IF;
      END $$`);
    await runner.query(`
      CREATE FUNCTION store.go_live() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = store, pg_temp AS
      $$ UPDATE head SET live = true $$`);
    await runner.query(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA store FROM PUBLIC`);
  }

  async down(): Promise<void> {
    throw new Error('the event store is never dropped by a migration');
  }
}

/**
 * Takes many commands in one transaction (the batcher's group commit), checks each inside the lock and answers each
 * for itself: a conflict of one never fails its neighbours. A command decided on events still on their way names the
 * last of them, because another process may have reached the same version with another event. Stated recorded times
 * are taken only before going live. A caller that holds the lock without limits of its own is given them here.
 */
const APPEND = `
CREATE FUNCTION store.append(batch jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = store, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  h head%ROWTYPE; cmd jsonb; ev jsonb; done commands%ROWTYPE;
  answers jsonb := '[]'; pos bigint; rec timestamptz; occ timestamptz; clock timestamptz; event_id uuid;
  ver integer; last_id uuid; first_version integer; wrote boolean := false;
BEGIN
  IF current_setting('transaction_timeout') = '0' THEN PERFORM set_config('transaction_timeout', '5s', true); END IF;
  SELECT * INTO h FROM head FOR UPDATE;
  clock := date_trunc('milliseconds', clock_timestamp() + h.clock_offset);
  pos := h.position;
  FOR cmd IN SELECT value FROM jsonb_array_elements(batch) LOOP
    SELECT * INTO done FROM commands WHERE id = (cmd->>'c')::uuid;
    IF FOUND THEN
      IF done.fingerprint = decode(cmd->>'f', 'hex') THEN
        answers := answers || jsonb_build_object('k', 'repeated', 's', done.stream, 'a', done.first_version, 'z', done.last_version);
      ELSE
        answers := answers || jsonb_build_object('k', 'other-command');
      END IF;
      CONTINUE;
    END IF;
    SELECT version, id INTO ver, last_id FROM events WHERE stream = cmd->>'s' ORDER BY version DESC LIMIT 1;
    ver := coalesce(ver, 0);
    IF ver <> (cmd->>'v')::integer OR last_id <> (cmd->>'l')::uuid THEN
      answers := answers || jsonb_build_object('k', 'conflict', 'v', ver);
      CONTINUE;
    END IF;
    first_version := ver + 1;
    FOR ev IN SELECT value FROM jsonb_array_elements(cmd->'e') LOOP
      pos := pos + 1; ver := ver + 1; event_id := (ev->>'i')::uuid;
      rec := greatest(h.recorded_at, clock);
      IF ev ? 'r' THEN
        IF h.live THEN RAISE EXCEPTION 'the store is live: recordedAt is its own' USING ERRCODE = '22M01'; END IF;
        IF (ev->>'r')::timestamptz > clock THEN RAISE EXCEPTION 'recordedAt is ahead of the clock' USING ERRCODE = '22M01'; END IF;
        -- An import keeps its own times as long as they are in order.
        rec := greatest(h.recorded_at, date_trunc('milliseconds', (ev->>'r')::timestamptz));
      END IF;
      h.recorded_at := rec;
      occ := coalesce(date_trunc('milliseconds', (ev->>'o')::timestamptz), rec);
      INSERT INTO events VALUES (pos, event_id, cmd->>'s', ver, ev->>'t', occ, rec, ev->>'m', ev->>'p',
        leaf(event_id::text, ev->>'t', cmd->>'s', ver, occ, rec, ev->>'m', ev->>'p'));
    END LOOP;
    INSERT INTO commands VALUES ((cmd->>'c')::uuid, decode(cmd->>'f', 'hex'), cmd->>'s', first_version, ver);
    wrote := true;
    answers := answers || jsonb_build_object('k', 'appended', 'a', first_version, 'z', ver, 'p', pos::text, 'r', iso(rec));
  END LOOP;
  IF wrote THEN
    UPDATE head SET position = pos, recorded_at = h.recorded_at;
    PERFORM pg_notify('madoguchi_events', '');
  END IF;
  RETURN answers;
END $$`;
