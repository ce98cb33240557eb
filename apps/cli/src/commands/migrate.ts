import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { checkEventStore, fileOf, InvalidArgument, LogExists, makeFolder, migrateLog } from '#event-store';
import { systemClock, type Wording } from '#kernel';
import { copyVault, openVault, type Vault } from '#privacy';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import { progressOf } from '../progress.js';

const wordsMoved: Wording = {
  ja: '{events} 件の出来事を移し、一件ずつ元と照合しました。新しい時代は {epoch} です。',
  en: '{events} events moved, each compared with the original. The new epoch is {epoch}.',
};
const wordsVault: Wording = {
  ja: '保管庫も移しました(鍵 {keys} 本)。全員がもう一度サインインします。HONBU_VAULT を移した先にしてください。',
  en: 'The vault is copied too ({keys} keys). Everybody signs in again. Set HONBU_VAULT to the new place.',
};
const wordsNext: Wording = {
  ja: 'HONBU_EVENTSTORE を移した先にしてください。次の起動でボードを組み直します。root.key とパスフレーズ、移さなかった保管庫は今までのものを使います。元の記録はそのまま残っていますが、もう書き足さないでください。',
  en: 'Set HONBU_EVENTSTORE to the new place: the boards are built again at the next start. root.key, its passphrase and a vault that was not copied stay the same. The original is as it was; nothing may be added to it any more.',
};

interface MigrateOptions {
  readonly from: string;
  readonly to: string;
  readonly prefix: string;
  readonly vaultFrom?: string;
  readonly vaultTo?: string;
}

export function migrateCommand(program: Command, context: () => CommandContext): void {
  program
    .command('migrate')
    .description(
      '記録を別の置き場所へ移す:ファイルから EventStoreDB へ、または戻す(サーバーは止めておく)。途中で止まっても、同じコマンドで続きから始まる / move the log to another place, from a file to EventStoreDB or back (servers stopped); cut off, the same command goes on',
    )
    .addOption(placeOption('--from <place>', '元 / where it is', 'HONBU_MIGRATE_FROM'))
    .addOption(placeOption('--to <place>', '移す先 / where it goes', 'HONBU_MIGRATE_TO'))
    .addOption(
      new Option('--prefix <name>', 'EventStoreDB での記録の名前 / which of the logs on EventStoreDB')
        .env('HONBU_EVENTSTORE_PREFIX')
        .default('honbu'),
    )
    .addOption(
      new Option('--vault-to <place>', '保管庫も移す(sqlite:PATH | postgres://…) / copy the vault too (sqlite:PATH | postgres://…)').env(
        'HONBU_MIGRATE_VAULT_TO',
      ),
    )
    .addOption(
      new Option('--vault-from <place>', '元の保管庫(既定は --from のファイルの隣) / its vault (default: beside the file of --from)').env(
        'HONBU_MIGRATE_VAULT_FROM',
      ),
    )
    .action((options: MigrateOptions) => migrate(options, context()));
}

/** Also from the environment, where a password that stands in it is not seen by others on the machine. */
const placeOption = (flags: string, description: string, variable: string): Option =>
  new Option(flags, `${description} (sqlite:PATH | esdb://… | esdb+discover://…)`).env(variable).makeOptionMandatory();

async function migrate(options: MigrateOptions, context: CommandContext): Promise<void> {
  const { from, to, prefix } = options;
  for (const [option, place] of Object.entries({ '--from': from, '--to': to })) assertPlace(option, place, prefix);
  await using opened = new AsyncDisposableStack();
  // Opened first: what is wrong with them is said before hours of copying.
  const vaults =
    options.vaultTo === undefined ? undefined : await openedVaults(options.vaultFrom ?? vaultBeside(from), options.vaultTo, opened);
  let keys: number | undefined;
  const completeWith = async () => {
    if (vaults) keys = await copyVault(...vaults);
  };
  const progress = opened.adopt(progressOf(context), (it) => it.end());
  try {
    const { events, epoch } = await migrateLog({ from, to, prefix, clock: systemClock, completeWith, onProgress: progress.step });
    context.print(said(context, wordsMoved, { events, epoch }));
    if (keys !== undefined) context.print(said(context, wordsVault, { keys }));
    context.note(said(context, wordsNext));
  } catch (error) {
    if (error instanceof LogExists) reject('TARGET_TAKEN');
    throw error;
  }
}

function vaultBeside(log: string): string {
  const file = fileOf(log) ?? reject('OPTION_INVALID', { option: '--vault-from', shouldBe: 'sqlite:PATH | postgres://…' });
  return `sqlite:${join(dirname(file), 'vault.sqlite')}`;
}

async function openedVaults(from: string, to: string, opened: AsyncDisposableStack): Promise<[from: Vault, to: Vault]> {
  const file = fileOf(from);
  // To open it would make it.
  if (file !== undefined && !existsSync(file)) reject('FILE_UNREADABLE', { file, reason: 'ENOENT' });
  const target = fileOf(to);
  if (target !== undefined) makeFolder(dirname(target));
  const source = opened.adopt(await openVault(from), (it) => it.close());
  return [source, opened.adopt(await openVault(to), (it) => it.close())];
}

/** Never repeats the place: it may hold a password. */
function assertPlace(option: string, place: string, prefix: string): void {
  try {
    checkEventStore(place, prefix);
  } catch (error) {
    if (!(error instanceof InvalidArgument)) throw error;
    reject('OPTION_INVALID', { option: error.argument === 'prefix' ? '--prefix' : option, shouldBe: error.rule });
  }
}
