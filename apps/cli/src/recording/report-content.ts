import { dispositions, entryStatuses } from '#vocabulary';
import { dispositionTaken, type ChronologyLine } from '../import/chronology-table.js';

/** What the API takes as the content of a report. */
export interface ReportContent {
  readonly kind: string;
  readonly channel: string;
  readonly from?: string;
  readonly to?: string;
  readonly informationSource?: string;
  readonly reliability: string;
  readonly credibility: string;
  readonly occurredAt: { readonly instant?: string; readonly precision: string; readonly zone?: string };
  readonly text: string;
  readonly action?: string;
  readonly language: 'JA' | 'EN';
  readonly disposition: string;
  readonly duties: readonly string[];
  readonly urgent: boolean;
}

/** A line of the table as a report. What the record has no place for stands under the action, as written. */
export function contentOf(line: ChronologyLine): ReportContent {
  const disposition = dispositionTaken(line);
  const action = actionOf(line, disposition);
  return {
    kind: line.kind ?? 'REPORT',
    channel: line.channel ?? 'OTHER',
    ...(line.from && { from: line.from }),
    ...(line.to && { to: line.to }),
    ...(line.source && { informationSource: line.source }),
    reliability: line.reliability ?? 'UNKNOWN',
    credibility: line.credibility ?? 'UNKNOWN',
    occurredAt: line.occurredAt,
    text: line.text,
    ...(action && { action }),
    language: languageOf(line.text),
    disposition,
    duties: line.duties,
    urgent: line.urgent,
  };
}

/**
 * The target of a correcting line once corrected: it keeps when it happened and who told whom, and says what the correction says.
 */
export const correctedBy = (content: ReportContent, correction: ReportContent): ReportContent => ({
  ...content,
  text: correction.text,
  ...(correction.action && { action: correction.action }),
  ...(correction.informationSource && {
    informationSource: correction.informationSource,
    reliability: correction.reliability,
    credibility: correction.credibility,
  }),
});

function actionOf(line: ChronologyLine, taken: string): string {
  const status = line.status && line.status !== 'NONE' ? [`状態:${entryStatuses[line.status].ja}`] : [];
  const asWritten = line.disposition && line.disposition !== taken ? [`区分:${dispositions[line.disposition].ja}`] : [];
  const kept = line.other.map(({ column, value }) => `${column}:${value}`);
  return [line.action, ...asWritten, ...status, ...kept].filter(Boolean).join('\n');
}

const languageOf = (text: string): ReportContent['language'] =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'JA' : 'EN';
