import type { DecideEnv, Uuid } from '#kernel';
import { reject } from '../../errors.js';
import type { Manual } from '../../policies/level/manual.js';
import type { Decide, Decisions } from '../decide.js';
import type { IncidentEvent } from '../events.js';
import { checkCorrectable, entryOf } from '../incident/entries.js';
import { opened } from '../incident/decide.js';
import { added, checkPersonsKnown, stateContent } from '../person/decide.js';
import { PersonStateRecorded } from '../person/events.js';
import type { DataOfEvent } from '../input.js';
import { zoneOf, type IncidentState } from '../state.js';
import { checkReceivedAt, occurredAtOf } from '../time.js';
import type { CorrectReport, RecordReport, ReportCommand, ReportInput, ReportedPerson, SettleEntry, TakeUpEntry } from './commands.js';
import { EntrySettled, EntryTakenUp, ReportCorrected, ReportRecorded } from './events.js';
import type { ReportProgress } from './evolve.js';

const recordReport =
  (manuals: readonly Manual[]): Decide<RecordReport> =>
  (command, state, env) => {
    const opening = command.open ? [opened(command.open, state, manuals)] : [];
    const zone = command.open?.zone ?? zoneOf(state);
    const persons = identified(command.persons ?? [], env);
    const spokenOf = [...(command.personIds ?? []), ...persons.flatMap(({ personId, profile }) => (profile ? [] : [personId]))];
    checkPersonsKnown(state, spokenOf);
    const personIds = [...new Set([...spokenOf, ...persons.map(({ personId }) => personId)])];
    const reportId = env.eventId(opening.length);
    return [
      ...opening,
      ReportRecorded.of({ ...contentOf(command, zone, env), personIds }),
      ...persons.flatMap(({ personId, profile }) => (profile ? [added(personId, profile)] : [])),
      ...persons.flatMap((person) => stated(person, reportId, command, zone, env)),
    ];
  };

const identified = (persons: readonly ReportedPerson[], env: DecideEnv) =>
  persons.map((person, i) => ({ ...person, personId: (person.personId ?? env.newId(1 + i)) as Uuid }));

/** What the report says of a person happened and was heard when the report's content was, unless said otherwise. */
function stated(
  { personId, state }: { personId: Uuid; state?: ReportedPerson['state'] },
  reportId: Uuid,
  report: ReportInput,
  zone: string,
  env: DecideEnv,
): IncidentEvent[] {
  if (!state) return [];
  const content = {
    ...state,
    personId,
    reportId,
    occurredAt: state.occurredAt ?? report.occurredAt,
    receivedAt: state.receivedAt ?? report.receivedAt,
    reliability: state.reliability ?? report.reliability,
    source: state.source ?? report.informationSource,
  };
  return [PersonStateRecorded.of(stateContent(content, zone, env))];
}

/** 要担当者対応 names at least one duty (M-121, M-122). */
function contentOf(content: ReportInput, zone: string, env: DecideEnv): DataOfEvent<typeof ReportRecorded> {
  const urgent = content.urgent ?? false;
  const duties = [...new Set(content.duties ?? [])];
  const disposition = content.disposition ?? (urgent ? 'HQ' : duties.length > 0 ? 'HANDLER' : 'NONE');
  if (disposition === 'HANDLER' && duties.length === 0) reject('DUTIES_NEEDED', {}, ['duties']);
  checkReceivedAt(content.receivedAt, env.now);
  return {
    kind: content.kind ?? 'REPORT',
    channel: content.channel,
    direction: content.direction ?? 'INBOUND',
    counterpart: content.counterpart ?? 'OTHER',
    from: content.from,
    to: content.to,
    informationSource: content.informationSource,
    reliability: content.reliability ?? 'UNKNOWN',
    credibility: content.credibility ?? 'UNKNOWN',
    occurredAt: occurredAtOf(content.occurredAt, zone, env.now),
    receivedAt: content.receivedAt,
    text: content.text,
    action: content.action,
    confidential: content.confidential,
    fiveW: content.fiveW,
    language: content.language ?? 'ja',
    personIds: [...(content.personIds ?? [])],
    nextContactAt: content.nextContactAt,
    disposition,
    duties,
    urgent,
    importedFrom: content.importedFrom,
  };
}

const correctReport: Decide<CorrectReport> = (command, state, env) => {
  checkCorrectable(state, command.entryId, 'REPORT');
  checkPersonsKnown(state, command.personIds ?? []);
  return [ReportCorrected.of({ entryId: command.entryId, reason: command.reason, ...contentOf(command, zoneOf(state), env) })];
};

/** Another member who takes it up takes it over; the same one changes nothing. */
const takeUp: Decide<TakeUpEntry> = ({ entryId, memberId, duty }, state, env) => {
  const report = actionable(state, entryId);
  const by = memberId ?? (env.actor.id as Uuid);
  return report.takenUpBy === by ? [] : [EntryTakenUp.of({ entryId, memberId: by, duty })];
};

/** With or without having been taken up. A second settling is refused, never ignored: its outcome would be lost. */
const settle: Decide<SettleEntry> = ({ entryId, settlement, outcome }, state) => {
  actionable(state, entryId);
  return [EntrySettled.of({ entryId, settlement, outcome })];
};

function actionable(state: IncidentState, entryId: Uuid): ReportProgress {
  if (entryOf(state, entryId).withdrawn) reject('ENTRY_WITHDRAWN', { entryId }, ['entryId']);
  const report = state.reports.get(entryId);
  if (!report?.needsAction) return reject('ENTRY_NEEDS_NO_ACTION', { entryId }, ['entryId']);
  if (report.settled) reject('ENTRY_SETTLED', { entryId }, ['entryId']);
  return report;
}

export const reportDecisions = (manuals: readonly Manual[]): Decisions<ReportCommand> => ({
  RecordReport: recordReport(manuals),
  CorrectReport: correctReport,
  TakeUpEntry: takeUp,
  SettleEntry: settle,
});
