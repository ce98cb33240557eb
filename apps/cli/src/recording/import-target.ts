import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson, DomainError } from '#kernel';
import { refuseFirst, type Connection, type Refusal } from '../api/connection.js';
import type { ReportContent } from './report-content.js';

export interface ImportLine {
  readonly importKey: string;
  readonly content: ReportContent;
}

export interface LineStatus {
  readonly importKey: string;
  readonly state: 'NEW' | 'KNOWN' | 'CHANGED';
  readonly entryId: string | null;
  readonly incidentId: string | null;
}

/** The server takes so many lines in a call, and a request of 100 kB. */
const LINES_A_CALL = 500;
const BYTES_A_CALL = 80_000;

const STATUS = `query ImportStatus($incidentId: ID, $lines: [ImportLineInput!]!) {
  importStatus(incidentId: $incidentId, lines: $lines) { importKey state entryId incidentId }
}`;
const RECORD = 'mutation RecordLine($input: RecordReportInput!) { recordReport(input: $input) { duplicate errors { code message } } }';
const OPEN =
  'mutation OpenForTable($input: RecordReportInput!) { recordReport(input: $input) { duplicate incident { id } errors { code message } } }';
const CORRECT = 'mutation CorrectLine($input: CorrectReportInput!) { correctReport(input: $input) { duplicate errors { code message } } }';

/** Whether each line is recorded, in the order asked. Without an incident: in the one that one of these lines opened. */
export async function statusOf(
  connection: Connection,
  incidentId: string | undefined,
  lines: readonly ImportLine[],
): Promise<LineStatus[]> {
  const statuses: LineStatus[] = [];
  for (const part of partsOf(lines)) {
    const { importStatus } = await connection.ask<{ importStatus: LineStatus[] }>(STATUS, { incidentId: incidentId ?? null, lines: part });
    statuses.push(...importStatus);
  }
  return statuses;
}

/** The line by which a table opens its incident: the same title and source mean the same incident, whoever imports and however often. */
export const openingLine = (title: string, source: string): ImportLine => ({
  importKey: createHash('sha256')
    .update(canonicalJson(['open', source, title.trim()]))
    .digest('base64url'),
  content: {
    kind: 'OTHER',
    channel: 'OTHER',
    reliability: 'UNKNOWN',
    credibility: 'UNKNOWN',
    occurredAt: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' },
    text: `クロノロジー表「${source}」を取り込むために開設 / Opened to take over the chronology “${source}”`,
    language: 'JA',
    disposition: 'NONE',
    duties: [],
    urgent: false,
  },
});

/** The incident that this line opened, in whatever zone. Throws `REFUSED`. */
export async function openedBefore(connection: Connection, opening: ImportLine): Promise<string | undefined> {
  const [status] = await statusOf(connection, undefined, [opening]);
  return status?.incidentId ?? undefined;
}

/** Finds the incident of a table, or opens it. Throws `REFUSED`. */
export async function openIncident(
  connection: Connection,
  title: string,
  zone: string,
  opening: ImportLine,
): Promise<{ id: string; isNew: boolean }> {
  const before = await openedBefore(connection, opening);
  if (before) return { id: before, isNew: false };
  const { recordReport } = await connection.ask<{ recordReport: Recorded & { incident: { id: string } | null } }>(OPEN, {
    input: { clientCommandId: randomUUID(), open: { title, zone }, ...opening },
  });
  if (recordReport.errors[0]?.code === 'COMMAND_ID_REUSED') {
    // Somebody opened it in between, with another zone.
    const meanwhile = await openedBefore(connection, opening);
    if (meanwhile) return { id: meanwhile, isNew: false };
  }
  refuseFirst(recordReport.errors);
  return { id: recordReport.incident!.id, isNew: !recordReport.duplicate };
}

interface Recorded {
  readonly duplicate: boolean;
  readonly errors: readonly Refusal[];
}

/** Records a line. `DUPLICATE`: someone did so since the status was asked for. A refusal of this line comes back as such. */
export async function recordLine(
  connection: Connection,
  incidentId: string,
  line: ImportLine,
): Promise<'RECORDED' | 'DUPLICATE' | Refusal> {
  return outcome(
    async () =>
      (await connection.ask<{ recordReport: Recorded }>(RECORD, { input: { clientCommandId: randomUUID(), incidentId, ...line } }))
        .recordReport,
  );
}

/** Records the line's content as the correction of the entry that it is recorded as. */
export async function correctLine(
  connection: Connection,
  entryId: string,
  line: ImportLine,
  reason: string,
): Promise<'RECORDED' | 'DUPLICATE' | Refusal> {
  return outcome(
    async () =>
      (await connection.ask<{ correctReport: Recorded }>(CORRECT, { input: { clientCommandId: randomUUID(), entryId, reason, ...line } }))
        .correctReport,
  );
}

/** A refusal of one line leaves the others to go on; that the server is gone does not. */
async function outcome(send: () => Promise<Recorded>): Promise<'RECORDED' | 'DUPLICATE' | Refusal> {
  try {
    const { errors, duplicate } = await send();
    return errors[0] ?? (duplicate ? 'DUPLICATE' : 'RECORDED');
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'REFUSED') throw error;
    return { code: String(error.details['code']), message: String(error.details['message']) };
  }
}

function partsOf(lines: readonly ImportLine[]): ImportLine[][] {
  const parts: ImportLine[][] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line));
    const part = parts.at(-1);
    if (part && part.length < LINES_A_CALL && bytes + size <= BYTES_A_CALL) part.push(line);
    else {
      parts.push([line]);
      bytes = 0;
    }
    bytes += size;
  }
  return parts;
}
