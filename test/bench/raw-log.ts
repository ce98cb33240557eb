import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { openSqliteStore, type NewEvent, type SqliteEventStore } from '#event-store';
import { randomUuid, systemClock } from '#kernel';

/** Calls `use` with the path of a log in a folder of its own, which is removed afterwards. */
export async function withLogFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'honbu-bench-'));
  try {
    return await use(join(folder, 'log.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both logs open at once, each in a folder of its own: the store's, and the same table written by hand. */
export const withBothLogs = <T>(use: (store: SqliteEventStore, raw: RawLog) => Promise<T>): Promise<T> =>
  withLogFile((path) =>
    withLogFile(async (rawPath) => {
      const store = await createLog(path);
      const raw = await RawLog.create(rawPath);
      try {
        return await use(store, raw);
      } finally {
        raw.close();
        await store.close();
      }
    }),
  );

export const createLog = (path: string): Promise<SqliteEventStore> =>
  openSqliteStore({ path, mode: 'writer', create: { drill: true, clock: systemClock } });

/** About 300 bytes of data and an envelope of the usual size. */
export function sampleEvent(): NewEvent {
  return {
    id: randomUuid(),
    type: 'incident.report-recorded',
    data: {
      channel: 'PHONE',
      direction: 'IN',
      disposition: 'HEADQUARTERS',
      occurredAt: { precision: 'MINUTE', at: '2026-11-22T03:00:00.000Z', zone: 'Asia/Tokyo' },
      persons: [randomUuid(), randomUuid()],
      text: { key: randomUuid(), box: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4' },
      urgent: true,
    },
    metadata: {
      actor: { id: 'member-12', role: 'member', duty: 'FAMILY' },
      commandId: randomUuid(),
      correlationId: randomUuid(),
      causationId: randomUuid(),
      incidentId: randomUuid(),
      institutionId: 'example-university',
      recordedAt: '2026-11-22T03:00:01.234Z',
      schemaVersion: 1,
      inputDigest: 'b1946ac92492d2347c6235b4d2611184',
    },
  };
}

/** What one would write by hand over the same table: JSON and an insert, no checks, no hash, no conflicts. */
export class RawLog {
  private readonly database: DatabaseSync;
  private readonly insertEvent: StatementSync;
  private readonly begin: StatementSync;
  private readonly commit: StatementSync;

  private constructor(path: string) {
    this.database = new DatabaseSync(path);
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000');
    this.insertEvent = this.database.prepare(
      'INSERT INTO events (stream, revision, event_id, type, leaf, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.begin = this.database.prepare('BEGIN IMMEDIATE');
    this.commit = this.database.prepare('COMMIT');
  }

  /** An empty log with the store's own tables. */
  static async create(path: string): Promise<RawLog> {
    await (await createLog(path)).close();
    return new RawLog(path);
  }

  addStream(name: string): number {
    return this.database.prepare('INSERT INTO streams (name) VALUES (?) RETURNING stream').get(name)!['stream'] as number;
  }

  insert(stream: number, revision: number, event: NewEvent): void {
    this.insertEvent.run(stream, revision, event.id, event.type, unusedLeaf, JSON.stringify(event.data), JSON.stringify(event.metadata));
  }

  transaction(work: () => void): void {
    this.begin.run();
    work();
    this.commit.run();
  }

  close(): void {
    this.database.close();
  }
}

const unusedLeaf = '0'.repeat(64);
