import type { Command } from 'commander';
import { UnreadableEvent, type EventRegistry } from '#contracts';
import { logIdentityStream, openSqliteStore, verifyLog } from '#event-store';
import { systemClock, type Wording } from '#kernel';
import { said, type CommandContext } from '../command-context.js';
import { progressOf } from '../progress.js';
import { storageFrom } from '../../../server/src/storage.js';
import { dataOption, discardReadModel, recordIn, stoppedLogOf } from '../record-folder.js';

const wordsVerified: Wording = {
  ja: '{events} 件の出来事、{streams} 本のストリーム:ハッシュと連番は正しく、{readable} 件の内容が型に合います。',
  en: '{events} events in {streams} streams: hashes and numbering are right, the content of {readable} keeps its schema.',
};
const wordsUnreadable: Wording = {
  ja: '{position}: {type}@{version} は読めません({reason})',
  en: '{position}: {type}@{version} cannot be read ({reason})',
};
const wordsRebuilt: Wording = { ja: 'ボードを記録から組み直しました。', en: 'The boards were built again from the log.' };
const wordsEpoch: Wording = {
  ja: '新しい時代 {epoch} を始めました。これまでの記録位置は無効です。',
  en: 'A new epoch {epoch} has begun. Positions given before are refused.',
};

interface DataOptions {
  readonly data: string;
}

export function maintenanceCommands(program: Command, context: () => CommandContext): void {
  program
    .command('verify')
    .description(
      '記録の全行のハッシュ、連番、型を調べる(動いているサーバーの横でもよい) / check hash, numbering and schema of every event, beside a running server too',
    )
    .addOption(dataOption())
    .action(({ data }: DataOptions) => verify(data, context()));
  program
    .command('rebuild')
    .description('ボードを記録から組み直す(サーバーは止めておく) / build the boards again from the log (server stopped)')
    .requiredOption('--offline', 'サーバーが止まっていることの確認 / says that the server is stopped')
    .addOption(dataOption())
    .action(({ data }: DataOptions) => rebuild(data, context()));
  program
    .command('new-epoch')
    .description(
      '外の手段で記録を戻した後に実行する:以前の記録位置を無効にする(サーバーは止めておく) / after the log was put back by other means: refuse positions given before (server stopped)',
    )
    .addOption(dataOption())
    .action(({ data }: DataOptions) => newEpoch(data, context()));
}

async function verify(data: string, context: CommandContext): Promise<void> {
  const { log } = recordIn(data);
  const { events } = await verifyLog(log);
  const { honbuRegistry } = await import('../../../server/src/core/registry.js');
  const { readable, streams, unreadable } = await decodeAll(log, events, honbuRegistry(), context);
  for (const line of unreadable) context.note(line);
  context.print(said(context, wordsVerified, { events, streams, readable }));
  if (unreadable.length > 0) context.foundFaults();
}

/** What the log says of itself is no event of the program: the store has read it already. */
async function decodeAll(log: string, events: number, registry: EventRegistry, context: CommandContext) {
  const store = await openSqliteStore({ path: log, mode: 'reader' });
  const progress = progressOf(context);
  const streams = new Set<string>();
  const unreadable: string[] = [];
  let seen = 0;
  try {
    for await (const event of store.readAll()) {
      streams.add(event.stream);
      try {
        if (event.stream !== logIdentityStream) registry.decode(event);
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        const { type, version, reason } = error;
        unreadable.push(said(context, wordsUnreadable, { position: event.position, type, version, reason }));
      }
      progress.step(Math.min(++seen, events), events);
    }
  } finally {
    progress.end();
    await store.close();
  }
  return { readable: seen - unreadable.length, streams: streams.size, unreadable };
}

async function rebuild(data: string, context: CommandContext): Promise<void> {
  const storage = storageFrom({ ...context.env, HONBU_DATA: data });
  await (await stoppedLogOf(storage)).close();
  discardReadModel(data);
  const [{ openCore }, { pino }] = await Promise.all([import('../../../server/src/core/open-core.js'), import('pino')]);
  const core = await openCore({ storage, env: context.env, log: pino({ level: 'silent' }) });
  await core.close();
  context.print(said(context, wordsRebuilt));
}

/** Read models of other servers on the same log are discarded by themselves when these start. */
async function newEpoch(data: string, context: CommandContext): Promise<void> {
  const store = await stoppedLogOf(storageFrom({ ...context.env, HONBU_DATA: data }));
  try {
    await store.newEpoch('operator', systemClock);
    discardReadModel(data);
    context.print(said(context, wordsEpoch, { epoch: store.identity.epoch }));
  } finally {
    await store.close();
  }
}
