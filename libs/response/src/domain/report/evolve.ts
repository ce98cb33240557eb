import type { RecordedFact } from '#kernel';
import { IdMap } from '../id-map.js';
import { EntryWithdrawn } from '../incident/events.js';
import { EntrySettled, EntryTakenUp, ReportCorrected, ReportRecorded } from './events.js';

/** How far a report that needs action has come. */
export interface ReportProgress {
  readonly needsAction: boolean;
  readonly takenUpBy?: string;
  readonly settled: boolean;
}

/** Live reports by entry id. */
export type Reports = IdMap<ReportProgress>;
export const noReports: Reports = IdMap.empty;

export function evolveReports(reports: Reports, event: RecordedFact): Reports {
  if (ReportRecorded.is(event)) return reports.set(event.id, { needsAction: event.data.disposition !== 'NONE', settled: false });
  if (EntryWithdrawn.is(event)) return reports.delete(event.data.entryId);
  if (ReportCorrected.is(event)) return changed(reports, event.data.entryId, { needsAction: event.data.disposition !== 'NONE' });
  if (EntryTakenUp.is(event)) return changed(reports, event.data.entryId, { takenUpBy: event.data.memberId });
  if (EntrySettled.is(event)) return changed(reports, event.data.entryId, { settled: true });
  return reports;
}

function changed(reports: Reports, entryId: string, change: Partial<ReportProgress>): Reports {
  const report = reports.get(entryId);
  return report ? reports.set(entryId, { ...report, ...change }) : reports;
}
