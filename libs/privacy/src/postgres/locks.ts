import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { reject } from '../errors.js';
import type { KeySubject } from '../vault/keys.js';
import type { Run } from './database.js';

/** 'HBVT': locks are by number, and others may lock in this database too. */
const SPACE = 0x48425654;
const SCHEMA_LOCK = -1;
const DECISION_LOCK = -2;
/** Subjects share this many locks, because a server has room for a few thousand only. To share one costs a wait, no more. */
const SUBJECT_LOCKS = 1024;
const LONGEST_DECISION_MS = 20_000;
const ASK_AGAIN_MS = 50;

/** Until the transaction ends, no other changes the schema. */
export async function lockForSchema(run: Run): Promise<void> {
  await run('SELECT pg_advisory_xact_lock($1, $2)', [SPACE, SCHEMA_LOCK]);
}

/** Until the transaction ends, no other server decides. Throws `VAULT_UNREACHABLE` where one takes longer than to find a new leader of the log. */
export async function lockForDecisions(run: Run): Promise<void> {
  for (let waited = 0; waited < LONGEST_DECISION_MS; waited += ASK_AGAIN_MS) {
    const { rows } = await run('SELECT pg_try_advisory_xact_lock($1, $2) AS taken', [SPACE, DECISION_LOCK]);
    if (rows[0]!['taken']) return;
    await pause(ASK_AGAIN_MS);
  }
  reject('VAULT_UNREACHABLE', { reason: 'ANOTHER_DECIDES' });
}

/** Until the transaction ends, none of the subjects is destroyed. */
export async function keepSubjects(run: Run, subjects: readonly KeySubject[]): Promise<void> {
  // In one order for everybody: no two wait for each other.
  const locks = [...new Set(subjects.map(lockOf))].sort((a, b) => a - b);
  await run('SELECT pg_advisory_xact_lock_shared($1, number) FROM unnest($2::int[]) AS number', [SPACE, locks]);
}

/** Until the transaction ends, no other makes a key for the subject; waits for those that do. */
export async function lockSubject(run: Run, subject: KeySubject): Promise<void> {
  await run('SELECT pg_advisory_xact_lock($1, $2)', [SPACE, lockOf(subject)]);
}

function lockOf({ institutionId, subject }: KeySubject): number {
  const name = JSON.stringify([institutionId, subject]);
  return createHash('sha256').update(name).digest().readUInt32BE() % SUBJECT_LOCKS;
}
