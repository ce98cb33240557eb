import type {
  Channel,
  Counterpart,
  Credibility,
  Direction,
  Disposition,
  Duty,
  EntryKind,
  FiveW,
  Reliability,
} from '../../api/types/index.js';
import type { Entry } from '../../api/types/index.js';
import { occurredNow, type OccurredAtInput } from './occurred-field.js';
import { typed } from './use-fields.js';

/** What a report says, as its form holds it. */
export interface ReportContent {
  readonly kind: EntryKind;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly counterpart: Counterpart;
  readonly from: string;
  readonly to: string;
  readonly informationSource: string;
  readonly reliability: Reliability;
  readonly credibility: Credibility;
  readonly occurredAt: OccurredAtInput;
  readonly receivedAt: string | undefined;
  readonly text: string;
  readonly action: string;
  readonly confidential: string;
  readonly fiveW: Partial<FiveW>;
  readonly personIds: readonly string[];
  readonly nextContactAt: string | undefined;
  readonly disposition: Disposition;
  readonly duties: readonly Duty[];
  readonly urgent: boolean;
  readonly language: 'JA' | 'EN';
}

/** The form's fields: what is given, and for the rest a phone call received now. */
export const reportFields = (given: Partial<ReportContent> = {}): ReportContent => ({
  kind: 'REPORT',
  channel: 'PHONE',
  direction: 'INBOUND',
  counterpart: 'OTHER',
  from: '',
  to: '',
  informationSource: '',
  reliability: 'UNKNOWN',
  credibility: 'UNKNOWN',
  occurredAt: occurredNow(),
  receivedAt: undefined,
  text: '',
  action: '',
  confidential: '',
  fiveW: {},
  personIds: [],
  nextContactAt: undefined,
  disposition: 'NONE',
  duties: [],
  urgent: false,
  language: 'JA',
  ...given,
});

/** What an entry says, for the form that corrects it. */
export const contentOf = (entry: Entry): Partial<ReportContent> => ({
  kind: entry.kind,
  channel: entry.channel ?? 'OTHER',
  direction: entry.direction ?? 'INBOUND',
  counterpart: entry.counterpart ?? 'OTHER',
  from: entry.from?.text ?? '',
  to: entry.to?.text ?? '',
  informationSource: entry.informationSource?.text ?? '',
  reliability: entry.reliability ?? 'UNKNOWN',
  credibility: entry.credibility ?? 'UNKNOWN',
  ...(entry.occurredAt && { occurredAt: { ...entry.occurredAt, instant: entry.occurredAt.instant ?? undefined } }),
  receivedAt: entry.receivedAt ?? undefined,
  text: entry.text?.text ?? '',
  action: entry.action?.text ?? '',
  confidential: entry.confidential?.text ?? '',
  fiveW: entry.fiveW?.fiveW ?? {},
  personIds: entry.persons.map(({ id }) => id),
  nextContactAt: entry.nextContactAt ?? undefined,
  disposition: entry.disposition ?? 'NONE',
  duties: entry.duties,
  urgent: entry.urgent,
  language: entry.language ?? 'JA',
});

/** `RecordReportContent` of the API. */
export function contentInput(fields: ReportContent): object {
  const { from, to, informationSource, text, action, confidential, fiveW, duties, disposition, ...coded } = fields;
  const ws = Object.fromEntries(Object.entries(fiveW).filter(([, value]) => typed(value)));
  return {
    ...coded,
    text: text.trim(),
    from: typed(from),
    to: typed(to),
    informationSource: typed(informationSource),
    action: typed(action),
    confidential: typed(confidential),
    fiveW: Object.keys(ws).length > 0 ? ws : undefined,
    disposition,
    duties: disposition === 'NONE' ? [] : duties,
  };
}
