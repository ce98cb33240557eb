import type { SqliteDatabase } from './database.js';

/** "Honb", so that `file` and other programs see what the file is. */
export const applicationId = 0x486f6e62;

const unchangeable = (table: string) => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} are never changed'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} are never deleted'); END;`;

/** Forward only: a migration that was released is never changed, the next one is appended. */
const migrations: readonly string[] = [
  `
  CREATE TABLE streams (
    stream INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream INTEGER NOT NULL REFERENCES streams (stream),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    leaf TEXT NOT NULL CHECK (length(leaf) = 64),
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_revision ON events (stream, revision);
  CREATE INDEX events_by_id ON events (stream, event_id);
  ${unchangeable('streams')}
  ${unchangeable('events')}
  `,
];

export const schemaVersion = migrations.length;

/** Brings the file from `version` to the newest schema; to be called inside a transaction. */
export function migrate(database: SqliteDatabase, version: number): void {
  for (const migration of migrations.slice(version)) database.exec(migration);
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
}
