import type { Entry, Incident, LocalText } from '../../api/types/index.js';
import type { Action } from '../../app/rights.js';
import { occurredInput, words } from '../forms/corrections.js';
import { saidBy, type Sayings } from '../forms/replaceable.js';
import { contentOf } from '../forms/report-content.js';
import type { DialogRequest } from '../forms/use-dialogs.js';

/** How a line is corrected: by which act, what it replaces, and the form to do it with. */
export interface EntryCorrection {
  readonly action: Action;
  readonly said: Sayings;
  readonly form: (opened: Sayings) => DialogRequest;
}

/** Acts whose words can be corrected, if they said any. */
const worded: ReadonlySet<string> = new Set([
  'incident.level-changed',
  'incident.body-opened',
  'incident.body-stood-down',
  'incident.duty-handed-over',
  'incident.closed',
  'incident.reopened',
]);

const steps: ReadonlySet<string> = new Set(
  ['approved', 'arranged', 'departed', 'arrived', 'returned', 'refused', 'cancelled'].map((step) => `incident.dispatch-${step}`),
);

type Line = Pick<Entry, 'id' | 'type' | 'summary' | 'text' | 'occurredAt'>;

/** Of a line of the whiteboard; other claims are corrected where they are shown in full: on the person's card, among figures and decisions. */
export function correctionOf(entry: Entry, incident: Incident): EntryCorrection | undefined {
  if (entry.type === 'incident.report-recorded') return ofReport(entry, incident);
  if (entry.type === 'incident.fact-recorded') return ofIncidentFact(entry, incident);
  if (entry.type === 'incident.opened') return ofIncident(entry, incident);
  if (steps.has(entry.type)) return ofStep(entry, incident);
  return worded.has(entry.type) && entry.text ? ofWording(entry, incident) : undefined;
}

const ofReport = (entry: Entry, { zone }: Incident): EntryCorrection => ({
  action: 'correctEntry',
  said: saidBy(entry),
  form: (opened) => ({
    kind: 'report',
    corrects: entry.id,
    content: contentOf({ ...entry, ...opened }),
    zone,
    fiveW: entry.fiveW !== null,
  }),
});

const ofIncidentFact = (entry: Entry, { id: incidentId, zone }: Incident): EntryCorrection => ({
  action: 'correctIncidentFact',
  said: { source: entry.informationSource, note: entry.text },
  form: ({ source, note }) => ({
    kind: 'incidentFact',
    incidentId,
    zone,
    corrects: { entryId: entry.id, said: entry.summary },
    initial: {
      ...(entry.occurredAt && { occurredAt: occurredInput(entry.occurredAt) }),
      receivedAt: entry.receivedAt ?? undefined,
      source: words(source),
      note: words(note),
    },
  }),
});

const ofIncident = ({ text }: Line, { id: incidentId, kind, place, zone }: Incident): EntryCorrection => ({
  action: 'correctIncident',
  said: { title: text },
  form: ({ title }) => ({ kind: 'incident', incidentId, initial: { title: words(title), kind, place: place ?? '', zone } }),
});

const ofWording = (
  { id: corrects, summary, text }: Line & { readonly summary: LocalText | null },
  { id: incidentId }: Incident,
): EntryCorrection => ({
  action: 'correctWording',
  said: { wording: text },
  form: ({ wording }) => ({ kind: 'wording', incidentId, corrects, act: summary, initial: { wording: words(wording) } }),
});

const ofStep = ({ id: corrects, text, occurredAt }: Line, { id: incidentId, zone }: Incident): EntryCorrection => ({
  action: 'correctDispatch',
  said: { note: text },
  form: ({ note }) => ({
    kind: 'dispatchStep',
    incidentId,
    zone,
    corrects,
    initial: { ...(occurredAt && { at: occurredInput(occurredAt) }), note: words(note) },
  }),
});
