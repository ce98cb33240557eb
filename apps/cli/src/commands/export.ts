import { closeSync, openSync, writeSync } from 'node:fs';
import type { Command } from 'commander';
import { openSqliteStore } from '#event-store';
import { canonicalJson, isUuid, type Uuid, type Wording } from '#kernel';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import { dataOption, recordIn } from '../record-folder.js';

const wordsExported: Wording = {
  ja: '{count} 件の出来事を {file} に書き出しました。個人情報は封じたままです。',
  en: '{count} events exported to {file}. Personal values stay sealed.',
};

export function exportCommand(program: Command, context: () => CommandContext): void {
  const group = program.command('export').description('記録を書き出す / export the record');
  group
    .command('incident')
    .argument('<id>', '事案の ID / id of the incident')
    .description('一つの事案の出来事を JSONL で、封じたまま書き出す / the events of one incident as JSONL, sealed as they are stored')
    .requiredOption('--out <file>', '書き出すファイル / file to write')
    .addOption(dataOption())
    .action((id: string, options: { out: string; data: string }) => exportIncident(id, options, context()));
}

async function exportIncident(id: string, { out, data }: { out: string; data: string }, context: CommandContext): Promise<void> {
  const incident = incidentIdOf(id);
  const store = await openSqliteStore({ path: recordIn(data).log, mode: 'reader' });
  let count = 0;
  try {
    let file: number | undefined;
    try {
      const streams = [`incident-${incident}`, `expenses-${incident}`];
      for await (const { revision, ...event } of store.readAll({ filter: { on: 'stream', prefixes: streams } })) {
        file ??= newFile(out);
        writeSync(file, `${canonicalJson({ ...event, revision: String(revision) })}\n`);
        count++;
      }
    } finally {
      if (file !== undefined) closeSync(file);
    }
  } finally {
    await store.close();
  }
  if (count === 0) reject('INCIDENT_NOT_IN_LOG');
  context.print(said(context, wordsExported, { count, file: out }));
}

/** The id as the log has it, from that or from the API's global id. Throws `INCIDENT_ID_INVALID`. */
function incidentIdOf(id: string): Uuid {
  if (isUuid(id)) return id;
  const [type, inner] = Buffer.from(id, 'base64url').toString().split(':');
  return type === 'Incident' && isUuid(inner) ? inner : reject('INCIDENT_ID_INVALID');
}

function newFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? reject('FILE_EXISTS', { file: path }) : reject('FILE_UNREADABLE', { file: path, reason: code });
  }
}
