import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp, LogExists, restore } from '#event-store';
import { systemClock, type Wording } from '#kernel';
import { filesOf } from '../../../server/src/core/data-files.js';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import { dataOption, discardReadModel, recordIn } from '../record-folder.js';

const wordsSaved: Wording = {
  ja: '{events} 件の出来事を {folder} に保存し、検証しました。',
  en: '{events} events saved to {folder} and verified.',
};
const wordsKey: Wording = {
  ja: 'ルート鍵 root.key とパスフレーズは含みません。別の場所に保管してください。なければ個人情報は開けません。',
  en: 'The root key root.key and its passphrase are not in it. Keep them elsewhere: without them no personal value opens.',
};
const wordsRestored: Wording = {
  ja: '{events} 件の出来事を {folder} に戻しました。次の起動でボードを組み直します。',
  en: '{events} events restored to {folder}. The boards are built again at the next start.',
};
const wordsKeyMissing: Wording = {
  ja: '{folder} に root.key がありません。起動する前に元の root.key を置いてください。',
  en: 'There is no root.key in {folder}. Put the original one there before the service starts.',
};

export function backupCommands(program: Command, context: () => CommandContext): void {
  program
    .command('backup')
    .argument('<dir>', '空のフォルダー / an empty folder')
    .description('動いているサーバーの横で記録と保管庫を写し、検証する / copy log and vault beside a running server, and verify the copy')
    .addOption(dataOption())
    .action((dir: string, options: { data: string }) => saveTo(dir, options.data, context()));
  program
    .command('restore')
    .argument('<dir>', 'バックアップのフォルダー / folder of the backup')
    .description('バックアップを検証して戻す(サーバーは止めておく) / verify a backup and put it back (server stopped)')
    .addOption(dataOption().makeOptionMandatory())
    .option('--force', '既にある記録と置き換える(元は名前を変えて残す) / replace a record that is there (it is kept under another name)')
    .action((dir: string, options: { data: string; force?: boolean }) => restoreFrom(dir, options, context()));
}

async function saveTo(dir: string, data: string, context: CommandContext): Promise<void> {
  const { log, vault } = recordIn(data);
  try {
    const { events } = await backUp({ log, vault }, dir, systemClock);
    context.print(said(context, wordsSaved, { events, folder: resolve(dir) }));
    context.note(said(context, wordsKey));
  } catch (error) {
    if (error instanceof LogExists) reject('FOLDER_NOT_EMPTY', { folder: dir });
    throw error;
  }
}

async function restoreFrom(
  dir: string,
  { data, force = false }: { data: string; force?: boolean },
  context: CommandContext,
): Promise<void> {
  const { log, vault, rootKey } = filesOf(data);
  try {
    const { events } = await restore(dir, { log, vault }, { clock: systemClock, replace: force });
    discardReadModel(data);
    context.print(said(context, wordsRestored, { events, folder: resolve(data) }));
  } catch (error) {
    if (error instanceof LogExists) reject('RESTORE_FORCE_NEEDED', { folder: data });
    throw error;
  }
  if (!existsSync(rootKey)) context.note(said(context, wordsKeyMissing, { folder: resolve(data) }));
}
