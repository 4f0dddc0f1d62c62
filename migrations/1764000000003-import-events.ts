import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Brings the events of another store into this database, as they are. Only the owner may: the server adds by `append` alone. */
export class ImportEvents1764000000003 implements MigrationInterface {
  name = 'ImportEvents1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORT);
    await runner.query(`REVOKE ALL ON FUNCTION store.import(jsonb) FROM PUBLIC`);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}

/** In the order given. What is there already is left; another event in its place stops the import. */
const IMPORT = `
CREATE FUNCTION store.import(batch jsonb) RETURNS void LANGUAGE plpgsql SET search_path = store, pg_temp AS $$
DECLARE
  h head%ROWTYPE; ev jsonb; there bytea; hash bytea;
BEGIN
  SELECT * INTO h FROM head FOR UPDATE;
  FOR ev IN SELECT value FROM jsonb_array_elements(batch) LOOP
    hash := leaf(ev->>'i', ev->>'t', ev->>'s', (ev->>'v')::integer, (ev->>'o')::timestamptz, (ev->>'r')::timestamptz,
      ev->>'m', ev->>'p');
    IF hash <> decode(ev->>'h', 'hex') THEN
      RAISE EXCEPTION 'event % does not have its hash', ev->>'i' USING ERRCODE = '22M01';
    END IF;
    SELECT e.leaf INTO there FROM events e WHERE e.stream = ev->>'s' AND e.version = (ev->>'v')::integer;
    IF FOUND THEN
      IF there <> hash THEN
        RAISE EXCEPTION 'version % of a stream is another event here', ev->>'v' USING ERRCODE = '22M01';
      END IF;
      CONTINUE;
    END IF;
    h.position := h.position + 1;
    h.recorded_at := greatest(h.recorded_at, (ev->>'r')::timestamptz);
    INSERT INTO events VALUES (h.position, (ev->>'i')::uuid, ev->>'s', (ev->>'v')::integer, ev->>'t',
      (ev->>'o')::timestamptz, (ev->>'r')::timestamptz, ev->>'m', ev->>'p', hash);
  END LOOP;
  UPDATE head SET position = h.position, recorded_at = h.recorded_at;
END $$`;
