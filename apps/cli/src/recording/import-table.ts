import { DomainError } from '#kernel';
import type { Connection, Refusal } from '../api/connection.js';
import type { ChronologyLine } from '../import/chronology-table.js';
import { correctLine, recordLine, statusOf, type ImportLine, type LineStatus } from './import-target.js';
import { contentOf, correctedBy } from './report-content.js';

export type LineResult = 'NEW' | 'KNOWN' | 'CHANGED' | 'CORRECTED' | 'REFUSED';

export interface LineOutcome {
  readonly line: ChronologyLine;
  readonly result: LineResult;
  readonly refusal?: Refusal;
}

export interface ImportRun {
  readonly connection: Connection;
  readonly applyCorrections: boolean;
  readonly correctionReason: string;
  onProgress(done: number, total: number): void;
}

interface Planned extends ImportLine {
  readonly line: ChronologyLine;
  /** What it says once the lines that correct it are applied. */
  readonly corrected?: ImportLine;
}

/** What the record would make of each line, in the order of the table; records nothing. */
export async function compareTable(
  { connection, applyCorrections }: Pick<ImportRun, 'connection' | 'applyCorrections'>,
  incidentId: string | undefined,
  lines: readonly ChronologyLine[],
): Promise<LineOutcome[]> {
  const plan = planOf(lines);
  const statuses = await compared(connection, incidentId, plan, applyCorrections);
  return plan.map(({ line }, at) => ({ line, result: statuses[at]!.state }));
}

/**
 * Records what is new, in the order of the table, and, with `applyCorrections`, what was corrected since. Running it again adds nothing. A refused
 * line is in its outcome; the others go on.
 */
export async function importTable(run: ImportRun, incidentId: string, lines: readonly ChronologyLine[]): Promise<LineOutcome[]> {
  const { connection, applyCorrections } = run;
  const plan = planOf(lines);
  const statuses = await compared(connection, incidentId, plan, applyCorrections).catch((error: unknown) => unknownTo(error, plan));
  const outcomes: LineOutcome[] = [];
  for (const [at, planned] of plan.entries()) {
    outcomes.push(await takeIn(run, incidentId, planned, statuses[at]!));
    run.onProgress(at + 1, plan.length);
  }
  return applyCorrections ? applied(run, incidentId, plan, outcomes) : outcomes;
}

async function takeIn(
  { connection }: ImportRun,
  incidentId: string,
  { line, importKey, content }: Planned,
  { state }: LineStatus,
): Promise<LineOutcome> {
  if (state !== 'NEW') return { line, result: state };
  const answer = await recordLine(connection, incidentId, { importKey, content });
  if (answer === 'RECORDED') return { line, result: 'NEW' };
  if (answer === 'DUPLICATE') return { line, result: 'KNOWN' };
  return answer.code === 'COMMAND_ID_REUSED' ? { line, result: 'CHANGED' } : { line, result: 'REFUSED', refusal: answer };
}

/** Corrects the entries whose line says something else now, or is corrected by another line. */
async function applied(
  run: ImportRun,
  incidentId: string,
  plan: readonly Planned[],
  outcomes: readonly LineOutcome[],
): Promise<LineOutcome[]> {
  const due = plan.filter(({ corrected }, at) => outcomes[at]!.result === 'CHANGED' || (corrected && outcomes[at]!.result !== 'REFUSED'));
  const statuses = await statusOf(
    run.connection,
    incidentId,
    due.map(({ importKey, content, corrected }) => corrected ?? { importKey, content }),
  );
  const results = new Map<ChronologyLine, LineOutcome>();
  for (const [at, { line, importKey, content, corrected }] of due.entries()) {
    const { state, entryId } = statuses[at]!;
    if (state !== 'CHANGED' || !entryId) continue;
    const answer = await correctLine(run.connection, entryId, corrected ?? { importKey, content }, run.correctionReason);
    results.set(line, typeof answer === 'string' ? { line, result: 'CORRECTED' } : { line, result: 'REFUSED', refusal: answer });
  }
  return outcomes.map((outcome) => results.get(outcome.line) ?? outcome);
}

/** A line that was corrected by an earlier run is known, whether or not this run applies corrections. */
async function compared(
  connection: Connection,
  incidentId: string | undefined,
  plan: readonly Planned[],
  applyCorrections: boolean,
): Promise<LineStatus[]> {
  const first = await statusOf(
    connection,
    incidentId,
    plan.map(({ importKey, content, corrected }) => corrected ?? { importKey, content }),
  );
  if (applyCorrections) return first;
  const again = plan.filter(({ corrected }, at) => corrected && first[at]!.state === 'CHANGED');
  const asWritten = await statusOf(
    connection,
    incidentId,
    again.map(({ importKey, content }) => ({ importKey, content })),
  );
  const known = new Map(asWritten.map((status) => [status.importKey, status]));
  return first.map((status) => known.get(status.importKey) ?? status);
}

/**
 * Someone without a part in the incident may report into it, but not ask what it holds: then each line is sent, and the record answers which of
 * them it has.
 */
function unknownTo(error: unknown, plan: readonly Planned[]): LineStatus[] {
  if (!(error instanceof DomainError) || error.details['code'] !== 'FORBIDDEN') throw error;
  return plan.map(({ importKey }) => ({ importKey, state: 'NEW', entryId: null, incidentId: null }));
}

function planOf(lines: readonly ChronologyLine[]): Planned[] {
  const corrections = new Map<string, ChronologyLine[]>();
  for (const line of lines) {
    if (!line.corrects || line.corrects.importKey === line.importKey) continue;
    corrections.set(line.corrects.importKey, [...(corrections.get(line.corrects.importKey) ?? []), line]);
  }
  return lines.map((line) => {
    const { importKey } = line;
    const content = contentOf(line);
    const correcting = corrections.get(importKey);
    return {
      line,
      importKey,
      content,
      ...(correcting && { corrected: { importKey, content: correcting.map(contentOf).reduce(correctedBy, content) } }),
    };
  });
}
