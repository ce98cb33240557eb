import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import type { SchemaDocuments } from './documents.js';
import { driftOf, type Drift } from './drift.js';
import { unannouncedChanges } from './published.js';

const words = {
  MISSING: { ja: '未作成', en: 'missing' },
  CHANGED: { ja: '相違', en: 'differs' },
  STALE: { ja: '不要', en: 'no longer produced' },
};
const wordsBreaking = { ja: '互換性のない変更: {change}', en: 'Breaking change: {change}' };

type Saying = Pick<CommandContext, 'language' | 'note'>;

/**
 * Says what is wrong with the folder of schemas. Throws `SCHEMA_DRIFT` where it is not what the program says, `API_CHANGE_UNANNOUNCED`
 * where the program breaks clients that nobody told.
 */
export function checkDocuments(folder: string, documents: SchemaDocuments, context: Saying): void {
  const breaking = sayBreaking(folder, documents, context);
  const drift = driftOf(folder, documents);
  for (const one of drift) context.note(lineOf(context, one));
  if (breaking.length > 0) reject('API_CHANGE_UNANNOUNCED');
  if (drift.length > 0) reject('SCHEMA_DRIFT');
}

/** Says which changes break clients that nobody told, and returns them. */
export function sayBreaking(folder: string, documents: SchemaDocuments, context: Saying): string[] {
  const changes = unannouncedChanges(folder, documents);
  for (const change of changes) context.note(said(context, wordsBreaking, { change }));
  return changes;
}

export const lineOf = (context: Pick<CommandContext, 'language'>, drift: Drift): string =>
  `schemas/${drift.path}: ${said(context, words[drift.kind])}${drift.kind === 'CHANGED' ? ` (+${drift.added} -${drift.removed})` : ''}`;
