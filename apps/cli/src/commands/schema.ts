import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../../server/src/core/project-root.js';
import { said, type CommandContext } from '../command-context.js';

const wordsWritten = { ja: '{count} 件を書き直しました。', en: '{count} documents written.' };
const wordsSame = { ja: 'schemas/ はプログラムと一致しています。', en: 'schemas/ is what the program says.' };
const wordsPublished = {
  ja: 'この API を公開済みとしました。これからの変更はこれと比べます。',
  en: 'This API now counts as published: changes from now on are compared with it.',
};

export function schemaCommand(program: Command, context: () => CommandContext): void {
  const schema = program.command('schema').description('公開スキーマ / the published schemas under schemas/');
  schema
    .command('write')
    .description('プログラムから schemas/ を書き直す / write schemas/ again from the program')
    .action(() => writeSchemas(context()));
  schema
    .command('check')
    .description(
      'schemas/ とプログラムの相違、予告のない互換性のない変更を調べる(あれば終了コード 1) / compare schemas/ with the program, and the program with the published API (exit 1 if they differ, or if a breaking change was not announced)',
    )
    .action(() => checkSchemas(context()));
  schema
    .command('publish')
    .description(
      '版を公開するとき: 今の API を公開済みとし、予告を空にする / at a release: this API is the published one, what was announced has come',
    )
    .action(() => publishApi(context()));
}

const folder = join(projectRoot, 'schemas');

async function writeSchemas(context: CommandContext): Promise<void> {
  const { documents, check, drift } = await loaded();
  const written = drift.writeDocuments(folder, documents);
  for (const one of written) context.print(check.lineOf(context, one));
  context.print(said(context, wordsWritten, { count: written.length }));
  check.sayBreaking(folder, documents, context);
}

async function checkSchemas(context: CommandContext): Promise<void> {
  const { documents, check } = await loaded();
  check.checkDocuments(folder, documents, context);
  context.print(said(context, wordsSame));
}

async function publishApi(context: CommandContext): Promise<void> {
  const { documents, published } = await loaded();
  published.publish(folder, documents);
  context.print(said(context, wordsPublished));
}

/** The whole service is behind this: only loaded when it is needed. */
async function loaded() {
  const [{ schemaDocuments }, check, drift, published] = await Promise.all([
    import('../schema/documents.js'),
    import('../schema/check.js'),
    import('../schema/drift.js'),
    import('../schema/published.js'),
  ]);
  return { documents: await schemaDocuments(), check, drift, published };
}
