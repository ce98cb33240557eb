import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { DomainError, type Wording } from '#kernel';
import { Connection } from '../api/connection.js';
import { said, type CommandContext } from '../command-context.js';
import { readBookmark } from '../demo/bookmark.js';
import { prepareFolder } from '../demo/demo-folder.js';
import { drillStorage } from '../demo/drill-log.js';
import { freePort, startDrillServer, type DrillServer } from '../demo/drill-server.js';
import { pauseClock, play } from '../demo/play.js';
import { reject } from '../errors.js';

interface DemoOptions {
  readonly speed: string;
  readonly fresh?: boolean;
  readonly port?: string;
  readonly data: string;
  readonly eventstore?: string;
  readonly script: boolean;
}

const DEFAULT_PORT = 4000;

const wordsServed: Wording = {
  ja: '\n  訓練を始めました。ブラウザーで開いて、役割を選んでください:\n\n      {url}\n',
  en: '\n  The drill is running. Open this in a browser and choose a role:\n\n      {url}\n',
};
const wordsStarting: Wording = { ja: '訓練のサーバーを起動しています…', en: 'Starting the server of the drill …' };
const wordsSpeed: Wording = {
  ja: '訓練時計は {speed} 倍で進みます。終わるには Ctrl+C。',
  en: 'The drill’s clock runs at {speed}×. Ctrl+C ends it.',
};
const wordsRunning: Wording = { ja: 'この訓練はもう動いています: {url}', en: 'This drill is running already: {url}' };

export function demoCommand(program: Command, context: () => CommandContext): void {
  program
    .command('demo')
    .description(
      '訓練を動かす:架空のバス事故、学生24名、5つの担当。続きから始まる / run a drill: a fictional bus accident, 24 students, five duties; goes on where it stopped',
    )
    .addOption(new Option('--speed <times>', '訓練時計の速さ 0.1–600 / speed of the drill’s clock').default('4'))
    .option('--fresh', '初めからやり直す(前の訓練は消える) / start anew; the former drill is removed')
    .addOption(
      new Option(
        '--port <port>',
        `ポート(既定 ${DEFAULT_PORT} から空きを探す) / port (default: the first free one from ${DEFAULT_PORT})`,
      ).env('HONBU_PORT'),
    )
    .addOption(new Option('--data <folder>', '訓練の記録のフォルダー / folder of the drill’s record').default('.honbu/demo'))
    .addOption(
      new Option(
        '--eventstore <esdb://…>',
        '記録を EventStoreDB のサーバーに置く(既定はフォルダーの中) / keep the log on an EventStoreDB server (default: in the folder)',
      ).env('HONBU_DEMO_EVENTSTORE'),
    )
    .option('--no-script', '台本を動かさない / without the script')
    .action((options: DemoOptions) => demo(options, context()));
}

async function demo(options: DemoOptions, context: CommandContext): Promise<void> {
  const speed = speedFrom(options.speed);
  const data = resolve(options.data);
  if (!(await prepared(data, options.fresh === true, context))) return;
  context.note(said(context, wordsStarting));
  const port = await freePort(portFrom(options.port), options.port !== undefined);
  const server = await startDrillServer({ port, env: { ...context.env, ...drillStorage(data, options.eventstore) } });
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  context.print(said(context, wordsServed, { url: server.url }));
  if (options.script) context.note(said(context, wordsSpeed, { speed }));
  try {
    await untilEnded(
      server,
      ending.signal,
      options.script ? () => play({ url: server.url, data, speed, signal: ending.signal }, context) : undefined,
    );
    if (options.script) await pauseClock(server.url, context);
  } finally {
    await server.stop();
  }
}

/** False when the drill in this folder is served already; then says where. */
async function prepared(data: string, fresh: boolean, context: CommandContext): Promise<boolean> {
  try {
    // A server whose command line was killed ends within a moment.
    await prepareFolder(data, { fresh }).catch(async (error: unknown) => {
      if (!isServed(error)) throw error;
      await sleep(2000);
      await prepareFolder(data, { fresh });
    });
    return true;
  } catch (error) {
    const url = isServed(error) && !fresh ? await servedAt(data, context) : undefined;
    if (!url) throw error;
    context.print(said(context, wordsRunning, { url }));
    return false;
  }
}

const isServed = (error: unknown): boolean => error instanceof DomainError && error.code === 'SERVICE_RUNNING';

async function servedAt(data: string, { language }: CommandContext): Promise<string | undefined> {
  const url = readBookmark(data)?.url;
  if (!url) return undefined;
  const { server } = await new Connection({ url, language }).ask<{ server: { demo: boolean } }>('query { server { demo } }');
  return server.demo ? url : undefined;
}

/** Until the person ends it. Throws `SERVER_STOPPED` when the server ends first. */
async function untilEnded(server: DrillServer, signal: AbortSignal, script: (() => Promise<void>) | undefined): Promise<void> {
  const asked = new Promise<void>((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
  const stopped = server.ended.then((code) => reject('SERVER_STOPPED', { code }));
  await Promise.race([stopped, (script?.() ?? Promise.resolve()).then(() => asked)]);
}

function speedFrom(text: string): number {
  const speed = Number(text);
  return speed >= 0.1 && speed <= 600 ? speed : reject('OPTION_INVALID', { option: '--speed', shouldBe: '0.1–600' });
}

function portFrom(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : reject('OPTION_INVALID', { option: '--port', shouldBe: '0–65535' });
}
