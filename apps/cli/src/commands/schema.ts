import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../../server/src/core/project-root.js';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import type { Drift } from '../schema/drift.js';

const words = {
  MISSING: { ja: '未作成', en: 'missing' },
  CHANGED: { ja: '相違', en: 'differs' },
  STALE: { ja: '不要', en: 'no longer produced' },
};
const wordsWritten = { ja: '{count} 件を書き直しました。', en: '{count} documents written.' };
const wordsSame = { ja: 'schemas/ はプログラムと一致しています。', en: 'schemas/ is what the program says.' };
const wordsBreaking = { ja: '互換性のない変更: {change}', en: 'Breaking change: {change}' };

export function schemaCommand(program: Command, context: () => CommandContext): void {
  const schema = program.command('schema').description('公開スキーマ / the published schemas under schemas/');
  schema
    .command('write')
    .description('プログラムから schemas/ を書き直す / write schemas/ again from the program')
    .action(() => writeSchemas(context()));
  schema
    .command('check')
    .description(
      'schemas/ とプログラムの相違を調べる(相違があれば終了コード 1) / compare schemas/ with the program (exit 1 if they differ)',
    )
    .action(() => checkSchemas(context()));
}

const folder = join(projectRoot, 'schemas');

async function writeSchemas(context: CommandContext): Promise<void> {
  const { documents, drift } = await loaded();
  sayBreaking(context, drift.breakingChanges(folder, documents));
  const written = drift.writeDocuments(folder, documents);
  for (const one of written) context.print(lineOf(context, one));
  context.print(said(context, wordsWritten, { count: written.length }));
}

async function checkSchemas(context: CommandContext): Promise<void> {
  const { documents, drift } = await loaded();
  const found = drift.driftOf(folder, documents);
  sayBreaking(context, drift.breakingChanges(folder, documents));
  for (const one of found) context.note(lineOf(context, one));
  if (found.length > 0) reject('SCHEMA_DRIFT');
  context.print(said(context, wordsSame));
}

/** The whole service is behind this: only loaded when it is needed. */
async function loaded() {
  const [{ schemaDocuments }, drift] = await Promise.all([import('../schema/documents.js'), import('../schema/drift.js')]);
  return { documents: await schemaDocuments(), drift };
}

const sayBreaking = (context: CommandContext, changes: readonly string[]): void => {
  for (const change of changes) context.note(said(context, wordsBreaking, { change }));
};

const lineOf = (context: CommandContext, drift: Drift): string =>
  `schemas/${drift.path}: ${said(context, words[drift.kind])}${drift.kind === 'CHANGED' ? ` (+${drift.added} -${drift.removed})` : ''}`;
