import type { SealedClass } from '#contracts';
import type { Uuid } from '#kernel';
import { reject } from '../errors.js';
import type { DestroyedKey, ErasureTraces, KeyContents, KeyLookup, KeyPurpose, KeyStore, KeySubject, WrappedKey } from '../vault/keys.js';
import type { Database, Row, Run } from './database.js';
import { keepSubjects, lockSubject } from './locks.js';

/** The keys of the vault and what is left of destroyed ones: their ids. */
export class KeyTable implements KeyStore {
  constructor(private readonly database: Database) {}

  existingKeys(purposes: readonly KeyPurpose[]): Promise<readonly (WrappedKey | undefined)[]> {
    return find(this.database.run, purposes);
  }

  async keysFor(candidates: readonly WrappedKey[]): Promise<readonly WrappedKey[]> {
    return this.database.transaction(async (run) => {
      await keepSubjects(run, candidates);
      await add(run, candidates);
      const found = await find(run, candidates);
      return found.map((key) => key ?? reject('SUBJECT_ERASED'));
    });
  }

  async keysById(ids: readonly Uuid[]): Promise<readonly KeyLookup[]> {
    const { rows } = await this.database.run(
      `SELECT k.*, d.id IS NOT NULL AS destroyed FROM unnest($1::text[]) WITH ORDINALITY AS asked (id, place)
       LEFT JOIN data_keys k ON k.id = asked.id LEFT JOIN destroyed_keys d ON d.id = asked.id ORDER BY place`,
      [ids],
    );
    return rows.map((row): KeyLookup => {
      const key = keyOf(row);
      return key ? { kind: 'found', key } : { kind: row['destroyed'] ? 'destroyed' : 'missing' };
    });
  }

  async keysOf({ subject, institutionId }: KeySubject): Promise<readonly Uuid[]> {
    const { rows } = await this.database.run('SELECT id FROM data_keys WHERE subject = $1 AND institution = $2 ORDER BY id', [
      subject,
      institutionId,
    ]);
    return rows.map(({ id }) => id as Uuid);
  }

  async destroySubject(subject: KeySubject): Promise<readonly Uuid[]> {
    return this.database.transaction(async (run) => {
      await lockSubject(run, subject);
      // In a statement after the lock: one statement sees nothing that was committed after it began.
      const { rows } = await run(
        `WITH closed AS (INSERT INTO erased_subjects (subject, institution) VALUES ($1, $2) ON CONFLICT DO NOTHING),
         gone AS (DELETE FROM data_keys WHERE subject = $1 AND institution = $2 RETURNING id),
         kept AS (INSERT INTO destroyed_keys (id, subject, institution) SELECT id, $1, $2 FROM gone ON CONFLICT DO NOTHING)
         SELECT id FROM gone UNION SELECT id FROM destroyed_keys WHERE subject = $1 AND institution = $2 ORDER BY id`,
        [subject.subject, subject.institutionId],
      );
      return rows.map(({ id }) => id as Uuid);
    });
  }

  async bindRootKey(fingerprint: string): Promise<string> {
    await this.database.run("INSERT INTO settings (name, value) VALUES ('root-key', $1) ON CONFLICT DO NOTHING", [fingerprint]);
    return (await this.rootKey())!;
  }

  async keyContents(): Promise<KeyContents> {
    const all = async (table: string) => (await this.database.run(`SELECT * FROM ${table}`)).rows;
    return {
      rootKey: await this.rootKey(),
      keys: (await all('data_keys')).map((row) => keyOf(row)!),
      erasedSubjects: (await all('erased_subjects')).map(subjectOf),
      destroyedKeys: (await all('destroyed_keys')).map((row): DestroyedKey => ({ ...subjectOf(row), id: row['id'] as Uuid })),
    };
  }

  async takeOver({ erasedSubjects, destroyedKeys }: ErasureTraces): Promise<void> {
    await this.database.transaction(async (run) => {
      await run('INSERT INTO erased_subjects (institution, subject) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING', [
        ...namesOf(erasedSubjects),
      ]);
      await run(
        'INSERT INTO destroyed_keys (institution, subject, id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING',
        [...namesOf(destroyedKeys), destroyedKeys.map(({ id }) => id)],
      );
    });
  }

  private async rootKey(): Promise<string | undefined> {
    const { rows } = await this.database.run("SELECT value FROM settings WHERE name = 'root-key'");
    return rows[0]?.['value'] as string | undefined;
  }
}

/** Those that are the first for their purpose and whose subject was not erased. In one order for everybody: no two wait for each other. */
async function add(run: Run, keys: readonly WrappedKey[]): Promise<void> {
  await run(
    `INSERT INTO data_keys (id, wrapped, institution, subject, class)
     SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[], $4::text[], $5::int[]) AS new (id, wrapped, institution, subject, class)
     WHERE NOT EXISTS (SELECT FROM erased_subjects e WHERE e.subject = new.subject AND e.institution = new.institution)
     ORDER BY subject, institution, class
     ON CONFLICT DO NOTHING`,
    [keys.map(({ id }) => id), keys.map(({ wrapped }) => wrapped), ...columnsOf(keys)],
  );
}

/** The key of each purpose, in the order asked. */
async function find(run: Run, purposes: readonly KeyPurpose[]): Promise<readonly (WrappedKey | undefined)[]> {
  const { rows } = await run(
    `SELECT k.* FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS asked (institution, subject, class, place)
     LEFT JOIN data_keys k ON k.institution = asked.institution AND k.subject = asked.subject AND k.class = asked.class ORDER BY place`,
    columnsOf(purposes),
  );
  return rows.map(keyOf);
}

const namesOf = (subjects: readonly KeySubject[]): [string[], string[]] => [
  subjects.map(({ institutionId }) => institutionId),
  subjects.map(({ subject }) => subject),
];

const columnsOf = (purposes: readonly KeyPurpose[]) => [...namesOf(purposes), purposes.map(({ dataClass }) => dataClass)];

const subjectOf = (row: Row): KeySubject => ({ institutionId: row['institution'] as string, subject: row['subject'] as string });

const keyOf = (row: Row): WrappedKey | undefined =>
  row['id'] === null
    ? undefined
    : {
        id: row['id'] as Uuid,
        institutionId: row['institution'] as string,
        subject: row['subject'] as string,
        dataClass: row['class'] as SealedClass,
        wrapped: new Uint8Array(row['wrapped'] as Buffer),
      };
