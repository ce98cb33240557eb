import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { DomainError, systemClock, type Instant, type Wording } from '#kernel';
import { Connection } from '../api/connection.js';
import { connect, withServerOptions, type ServerOptions } from '../api/connect.js';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import { readChronologyTable, type ChronologyLine, type ChronologyTable } from '../import/chronology-table.js';
import { progressOf } from '../progress.js';
import { sayOutcomes, sayReadable, sayReading, sayTotals } from '../recording/import-report.js';
import { compareTable, importTable, type LineOutcome } from '../recording/import-table.js';
import { openedBefore, openIncident, openingLine } from '../recording/import-target.js';

interface ImportOptions extends ServerOptions {
  readonly dryRun?: boolean;
  readonly incident?: string;
  readonly open?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly source: string;
  readonly applyCorrections?: boolean;
}

const wordsDry: Wording = { ja: '試行です。何も記録していません。', en: 'Dry run: nothing was recorded.' };
const wordsOpened: Wording = { ja: '事案を開設しました: {id}', en: 'Incident opened: {id}' };
const wordsJoined: Wording = {
  ja: '以前の取り込みで開かれた事案に続けます: {id}',
  en: 'Going on with the incident that an earlier import opened: {id}',
};

export function importCommand(program: Command, context: () => CommandContext): void {
  const group = program.command('import').description('外の記録を取り込む / take in records kept elsewhere');
  const chronology = group
    .command('chronology')
    .argument('<file>', 'CSV(UTF-8 か Shift_JIS、コンマ・タブ・セミコロン) / CSV (UTF-8 or Shift_JIS; comma, tab or semicolon)')
    .description(
      'Excel で付けているクロノロジーを API で記録する。二度実行しても増えない / record the chronology kept in a spreadsheet through the API; a second run adds nothing',
    )
    .option(
      '--dry-run',
      '記録せず、新規・取込済・変更ありを示す(事案の指定がなければ、読めるかだけ) / record nothing, say new, known or changed for each line (without an incident: whether it can be read)',
    )
    .option('--incident <id>', '取り込む先の事案 / the incident to record into')
    .option('--open <title>', 'この表題の事案を開いて取り込む / open an incident of this title')
    .option('--date <date>', '最初の行の日付 YYYY-MM-DD / day of the first line')
    .option('--zone <zone>', '現地時刻の時間帯(例 Europe/Lisbon) / IANA zone of local times')
    .option('--source <name>', '表の名前(行の同一性の一部) / name of the table, part of the identity of its lines', 'chronology')
    .option('--apply-corrections', '変更のあった行を訂正として記録する / record changed lines as corrections');
  withServerOptions(chronology).action((file: string, options: ImportOptions) => importChronology(file, options, context()));
}

async function importChronology(file: string, options: ImportOptions, context: CommandContext): Promise<void> {
  if (options.incident && options.open) reject('INCIDENT_OR_TITLE');
  if (!options.incident && !options.open && !options.dryRun) reject('INCIDENT_OR_TITLE');
  const bytes = contentsOf(file);
  const isOfflineCheck = !options.incident && !options.open;
  const connection = isOfflineCheck ? undefined : await connect(options, context);
  const now = connection ? await serverNow(connection) : systemClock.now();
  const table = readChronologyTable(bytes, {
    now,
    source: options.source,
    ...(options.date && { date: options.date }),
    ...(options.zone && { zone: options.zone }),
  });
  sayReading(context, table);
  if (table.lines.length === 0) reject('TABLE_UNREADABLE');

  if (connection) {
    const outcomes = await outcomesOf(connection, options, context, table);
    sayOutcomes(context, outcomes, options.dryRun ? 'all' : 'remarkable');
    sayTotals(context, outcomes, table.faults.length);
  } else sayReadable(context, table);
  if (options.dryRun) context.note(said(context, wordsDry));
}

async function outcomesOf(
  connection: Connection,
  options: ImportOptions,
  context: CommandContext,
  { lines }: ChronologyTable,
): Promise<LineOutcome[]> {
  const incidentId = options.incident ?? (await incidentOpened(connection, options, context));
  // Only a dry run goes without an incident: then all would be new.
  if (!incidentId) return lines.map((line) => ({ line, result: 'NEW' }));
  const applyCorrections = options.applyCorrections === true;
  try {
    return options.dryRun
      ? await compareTable({ connection, applyCorrections }, incidentId, lines)
      : await recorded(connection, options, context, incidentId, lines);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'REFUSED') throw error;
    return reject('IMPORT_REFUSED', { ...error.details, incident: incidentId });
  }
}

async function incidentOpened(
  connection: Connection,
  { open, source, zone = 'Asia/Tokyo', dryRun }: ImportOptions,
  context: CommandContext,
): Promise<string | undefined> {
  const opening = openingLine(open!, source);
  if (dryRun) return openedBefore(connection, opening);
  const { id, isNew } = await openIncident(connection, open!, zone, opening);
  context.print(said(context, isNew ? wordsOpened : wordsJoined, { id }));
  return id;
}

async function recorded(
  connection: Connection,
  options: ImportOptions,
  context: CommandContext,
  incidentId: string,
  lines: readonly ChronologyLine[],
): Promise<LineOutcome[]> {
  const progress = progressOf(context);
  try {
    return await importTable(
      {
        connection,
        applyCorrections: options.applyCorrections === true,
        correctionReason: `表「${options.source}」の訂正を取り込み / Correction taken in from the table “${options.source}”`,
        onProgress: progress.step,
      },
      incidentId,
      lines,
    );
  } finally {
    progress.end();
  }
}

/** A drill's clock may be ahead of this machine's; a time is in the future when the record says so. */
async function serverNow(connection: Connection): Promise<Instant> {
  const { server } = await connection.ask<{ server: { now: string } }>('query ServerNow { server { now } }');
  return server.now as Instant;
}

function contentsOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    return reject('FILE_UNREADABLE', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}
