import type { DatabaseSync } from 'node:sqlite';
import type { SealedClass } from '#contracts';
import type { Uuid } from '#kernel';
import { reject } from '../errors.js';
import type { DestroyedKey, ErasureTraces, KeyContents, KeyLookup, KeyPurpose, KeyStore, KeySubject, WrappedKey } from '../vault/keys.js';
import { cutJournal } from './cut-journal.js';
import type { GroupCommit } from './group-commit.js';

const COLUMNS = 'id, institution, subject, class, wrapped';

/** The keys of the vault and what is left of destroyed ones: their ids. */
export class KeyTable implements KeyStore {
  private readonly byPurpose;
  private readonly byId;
  private readonly destroyedById;
  private readonly insert;

  constructor(
    private readonly database: DatabaseSync,
    private readonly group: GroupCommit,
  ) {
    this.byPurpose = database.prepare(`SELECT ${COLUMNS} FROM data_keys WHERE subject = ? AND institution = ? AND class = ?`);
    this.byId = database.prepare(`SELECT ${COLUMNS} FROM data_keys WHERE id = ?`);
    this.destroyedById = database.prepare('SELECT 1 FROM destroyed_keys WHERE id = ?');
    this.insert = database.prepare(
      `INSERT INTO data_keys (${COLUMNS}) SELECT ?1, ?2, ?3, ?4, ?5
       WHERE NOT EXISTS (SELECT 1 FROM erased_subjects WHERE subject = ?3 AND institution = ?2) ON CONFLICT DO NOTHING`,
    );
  }

  async existingKeys(purposes: readonly KeyPurpose[]): Promise<readonly (WrappedKey | undefined)[]> {
    return purposes.map((purpose) => this.find(purpose));
  }

  async keysFor(candidates: readonly WrappedKey[]): Promise<readonly WrappedKey[]> {
    return this.group.run(() => candidates.map((candidate) => this.store(candidate)));
  }

  async keysById(ids: readonly Uuid[]): Promise<readonly KeyLookup[]> {
    return ids.map((id): KeyLookup => {
      const row = this.byId.get(id);
      if (row) return { kind: 'found', key: keyOf(row) };
      return this.destroyedById.get(id) ? { kind: 'destroyed' } : { kind: 'missing' };
    });
  }

  async keysOf({ subject, institutionId }: KeySubject): Promise<readonly Uuid[]> {
    return this.idsIn('data_keys', subject, institutionId);
  }

  async destroySubject({ subject, institutionId }: KeySubject): Promise<readonly Uuid[]> {
    const destroyed = await this.group.run(() => {
      this.database
        .prepare('INSERT INTO erased_subjects (subject, institution) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(subject, institutionId);
      this.database
        .prepare(
          `INSERT INTO destroyed_keys (id, subject, institution)
           SELECT id, subject, institution FROM data_keys WHERE subject = ? AND institution = ? ON CONFLICT DO NOTHING`,
        )
        .run(subject, institutionId);
      this.database.prepare('DELETE FROM data_keys WHERE subject = ? AND institution = ?').run(subject, institutionId);
      return this.idsIn('destroyed_keys', subject, institutionId);
    });
    cutJournal(this.database);
    return destroyed;
  }

  async bindRootKey(fingerprint: string): Promise<string> {
    return this.group.run(() => {
      this.database.prepare("INSERT INTO settings (name, value) VALUES ('root-key', ?) ON CONFLICT DO NOTHING").run(fingerprint);
      return this.database.prepare("SELECT value FROM settings WHERE name = 'root-key'").get()!['value'] as string;
    });
  }

  async keyContents(): Promise<KeyContents> {
    const rootKey = this.database.prepare("SELECT value FROM settings WHERE name = 'root-key'").get()?.['value'];
    const all = (table: string) => this.database.prepare(`SELECT * FROM ${table}`).all();
    return {
      rootKey: rootKey as string | undefined,
      keys: all('data_keys').map(keyOf),
      erasedSubjects: all('erased_subjects').map(subjectOf),
      destroyedKeys: all('destroyed_keys').map((row): DestroyedKey => ({ ...subjectOf(row), id: row['id'] as Uuid })),
    };
  }

  async takeOver({ erasedSubjects, destroyedKeys }: ErasureTraces): Promise<void> {
    await this.group.run(() => {
      const erased = this.database.prepare('INSERT INTO erased_subjects (subject, institution) VALUES (?, ?) ON CONFLICT DO NOTHING');
      for (const { subject, institutionId } of erasedSubjects) erased.run(subject, institutionId);
      const destroyed = this.database.prepare(
        'INSERT INTO destroyed_keys (id, subject, institution) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      );
      for (const { id, subject, institutionId } of destroyedKeys) destroyed.run(id, subject, institutionId);
    });
  }

  private idsIn(table: 'data_keys' | 'destroyed_keys', subject: string, institutionId: string): Uuid[] {
    const rows = this.database
      .prepare(`SELECT id FROM ${table} WHERE subject = ? AND institution = ? ORDER BY id`)
      .all(subject, institutionId);
    return rows.map(({ id }) => id as Uuid);
  }

  private find({ institutionId, subject, dataClass }: KeyPurpose): WrappedKey | undefined {
    const row = this.byPurpose.get(subject, institutionId, dataClass);
    return row && keyOf(row);
  }

  /** The candidate if it is the first for its purpose, else the one that is. */
  private store(candidate: WrappedKey): WrappedKey {
    const { id, institutionId, subject, dataClass, wrapped } = candidate;
    const { changes } = this.insert.run(id, institutionId, subject, dataClass, wrapped);
    return changes === 1 ? candidate : (this.find(candidate) ?? reject('SUBJECT_ERASED'));
  }
}

const keyOf = (row: Record<string, unknown>): WrappedKey => ({
  id: row['id'] as Uuid,
  institutionId: row['institution'] as string,
  subject: row['subject'] as string,
  dataClass: row['class'] as SealedClass,
  wrapped: row['wrapped'] as Uint8Array,
});

const subjectOf = (row: Record<string, unknown>): KeySubject => ({
  institutionId: row['institution'] as string,
  subject: row['subject'] as string,
});
