import { reject } from '../errors.js';
import { SCHEMA, type Database, type Run } from './database.js';
import { lockForSchema } from './locks.js';

/**
 * Forward-only: entry n takes the schema from version n to n+1. Texts are compared by their bytes, so that their order is the same on
 * every server. Rows of destroyed keys and removed accounts are taken out of the files as soon as possible (docs/decisions/postgres-vault.md).
 */
const MIGRATIONS = [
  `
  CREATE TABLE settings (name text COLLATE "C" PRIMARY KEY, value text NOT NULL);
  CREATE TABLE data_keys (
    id text COLLATE "C" PRIMARY KEY, institution text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL,
    class smallint NOT NULL CHECK (class IN (2, 3, 4)), wrapped bytea NOT NULL, UNIQUE (subject, institution, class)
  ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
  CREATE TABLE destroyed_keys (id text COLLATE "C" PRIMARY KEY, subject text COLLATE "C" NOT NULL, institution text COLLATE "C" NOT NULL);
  CREATE INDEX destroyed_keys_of ON destroyed_keys (subject, institution);
  CREATE TABLE erased_subjects (subject text COLLATE "C", institution text COLLATE "C", PRIMARY KEY (subject, institution));
  CREATE TABLE accounts (
    id text COLLATE "C" PRIMARY KEY, login text COLLATE "C" NOT NULL UNIQUE, display_name text NOT NULL,
    institution text COLLATE "C" NOT NULL, roles text[] NOT NULL, password_hash text,
    must_change_password boolean NOT NULL, disabled boolean NOT NULL, created_at text NOT NULL
  ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
  CREATE TABLE sessions (
    id_hash text COLLATE "C" PRIMARY KEY, account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, kind text NOT NULL,
    created_at text COLLATE "C" NOT NULL, last_seen_at text COLLATE "C" NOT NULL, expires_at text COLLATE "C" NOT NULL,
    revoked_at text COLLATE "C"
  );
  CREATE INDEX sessions_of ON sessions (account_id);
  CREATE TABLE service_tokens (
    id text COLLATE "C" PRIMARY KEY, hash text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, institution text COLLATE "C" NOT NULL,
    roles text[] NOT NULL, scope text[] NOT NULL, created_at text COLLATE "C" NOT NULL, expires_at text, revoked_at text
  );
  `,
  'ALTER TABLE accounts ADD COLUMN awaits_consent boolean NOT NULL DEFAULT false',
  'ALTER TABLE accounts ADD COLUMN password_command text',
];

/** Brings the database to the newest schema, once however many servers start. Throws `VAULT_NOT_DURABLE`, `VAULT_FOREIGN`. */
export async function prepare(database: Database): Promise<void> {
  await database.transaction(async (run) => {
    for (const setting of ['synchronous_commit', 'fsync'])
      if ((await single(run, `SELECT current_setting($1)`, [setting])) !== 'on') reject('VAULT_NOT_DURABLE', { setting });
    await lockForSchema(run);
    // Asked first: CREATE SCHEMA IF NOT EXISTS needs the right to create even where there is nothing to create.
    if ((await single(run, 'SELECT to_regnamespace($1)', [SCHEMA])) === null) await run(`CREATE SCHEMA ${SCHEMA}`);
    const version = await versionOf(run);
    if (version > MIGRATIONS.length) reject('VAULT_FOREIGN', { vault: SCHEMA });
    for (const migration of MIGRATIONS.slice(version)) await run(migration);
    if (version < MIGRATIONS.length)
      await run(
        "INSERT INTO settings (name, value) VALUES ('schema-version', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [MIGRATIONS.length],
      );
  });
}

async function versionOf(run: Run): Promise<number> {
  if ((await single(run, 'SELECT to_regclass($1)', [`${SCHEMA}.settings`])) === null) return 0;
  return Number(await single(run, "SELECT value FROM settings WHERE name = 'schema-version'"));
}

const single = async (run: Run, statement: string, values: readonly unknown[] = []): Promise<unknown> =>
  Object.values((await run(statement, values)).rows[0]!)[0];
