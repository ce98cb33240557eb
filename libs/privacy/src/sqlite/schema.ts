import { DatabaseSync } from 'node:sqlite';
import { chmodSync, closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { reject } from '../errors.js';

/** 'HBVT' */
const APPLICATION_ID = 0x48425654;
/** Where SQLite keeps it in a file's header. */
const APPLICATION_ID_AT = 68;
/** SQLITE_NOTADB */
const NOT_A_DATABASE = 26;

/** Forward-only: entry n takes the file from version n to n+1. */
const MIGRATIONS = [
  `
  CREATE TABLE data_keys (
    id TEXT PRIMARY KEY, institution TEXT NOT NULL, subject TEXT NOT NULL, class INTEGER NOT NULL CHECK (class IN (2, 3, 4)),
    wrapped BLOB NOT NULL, UNIQUE (subject, institution, class)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE destroyed_keys (id TEXT PRIMARY KEY, subject TEXT NOT NULL, institution TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX destroyed_keys_of ON destroyed_keys (subject, institution);
  CREATE TABLE erased_subjects (subject TEXT, institution TEXT, PRIMARY KEY (subject, institution)) STRICT, WITHOUT ROWID;
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, institution TEXT NOT NULL, roles TEXT NOT NULL,
    password_hash TEXT, disabled INTEGER NOT NULL, created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts (id), kind TEXT NOT NULL, created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_of ON sessions (account_id);
  CREATE TABLE service_tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, institution TEXT NOT NULL, roles TEXT NOT NULL, scope TEXT NOT NULL,
    created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  'ALTER TABLE accounts ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE accounts ADD COLUMN awaits_consent INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE accounts ADD COLUMN password_command TEXT',
];

/** Opens or creates the vault file, readable by its owner only. Throws `VAULT_FOREIGN`. */
export function openVaultFile(path: string): DatabaseSync {
  if (path !== ':memory:') {
    closeSync(openSync(path, 'a', 0o600));
    if (isOurs(path)) chmodSync(path, 0o600);
  }
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
  try {
    prepare(database, basename(path));
  } catch (fault) {
    database.close();
    if ((fault as { errcode?: number }).errcode === NOT_A_DATABASE) reject('VAULT_FOREIGN', { vault: basename(path) });
    throw fault;
  }
  return database;
}

/** Whether the file is a vault or empty: a wrong path may name a file that others must go on reading. */
function isOurs(path: string): boolean {
  const header = Buffer.alloc(APPLICATION_ID_AT + 4);
  const file = openSync(path, 'r');
  try {
    return readSync(file, header) === 0 || header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  } finally {
    closeSync(file);
  }
}

function prepare(database: DatabaseSync, file: string): void {
  // Checked before any pragma that writes, so that a foreign file stays as it was.
  const applicationId = pragma(database, 'application_id');
  const version = Number(pragma(database, 'user_version'));
  const isNew = applicationId === 0 && version === 0 && database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()!['n'] === 0;
  if (!isNew && (applicationId !== APPLICATION_ID || version > MIGRATIONS.length)) reject('VAULT_FOREIGN', { vault: file });
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON',
  );
  if (pragma(database, 'synchronous') !== 2) throw new Error('the vault cannot be run with synchronous=FULL');
  if (pragma(database, 'secure_delete') !== 1) throw new Error('the vault cannot be run with secure_delete=ON');
  database.exec('BEGIN IMMEDIATE');
  // Read again under the lock: another process may have migrated in between.
  for (let next = Number(pragma(database, 'user_version')); next < MIGRATIONS.length; next++) database.exec(MIGRATIONS[next]!);
  database.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${MIGRATIONS.length}`);
  database.exec('COMMIT');
}

const pragma = (database: DatabaseSync, name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0];
