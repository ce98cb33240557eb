import type { RecordedOf } from '#contracts';
import { BodyOpened, BodyStoodDown, PostAssigned, PostVacated } from '../domain/body/events.js';
import { DecisionCorrected, DecisionRecorded } from '../domain/decision/events.js';
import {
  DispatchApproved,
  DispatchArranged,
  DispatchArrived,
  DispatchCancelled,
  DispatchCorrected,
  DispatchDeparted,
  DispatchRefused,
  DispatchRequested,
  DispatchReturned,
  DispatchStepCorrected,
} from '../domain/dispatch/events.js';
import { DutyAssigned, DutyHandedOver } from '../domain/duty/events.js';
import { FigureCorrected, FigureReported, IncidentFactCorrected, IncidentFactRecorded } from '../domain/figure/events.js';
import { IncidentClosed, IncidentCorrected, IncidentOpened, IncidentReopened, WordingCorrected } from '../domain/incident/events.js';
import { LevelChanged } from '../domain/level/events.js';
import { PersonStateCorrected, PersonStateRecorded } from '../domain/person/events.js';
import { ReportCorrected, ReportRecorded } from '../domain/report/events.js';
import type { CodeOf } from './codes.js';

type EntryKind = CodeOf<'entryKinds'>;

/** Which events are lines of the whiteboard, and the 種別 each stands under; a report says its own. */
const lines = [
  [IncidentOpened, 'DECISION'],
  [IncidentClosed, 'DECISION'],
  [IncidentReopened, 'DECISION'],
  [ReportRecorded, 'REPORT'],
  [PersonStateRecorded, 'REPORT'],
  [FigureReported, 'REPORT'],
  [IncidentFactRecorded, 'REPORT'],
  [LevelChanged, 'DECISION'],
  [BodyOpened, 'DECISION'],
  [BodyStoodDown, 'DECISION'],
  [PostAssigned, 'INSTRUCTION'],
  [PostVacated, 'INSTRUCTION'],
  [DutyAssigned, 'INSTRUCTION'],
  [DutyHandedOver, 'INSTRUCTION'],
  [DispatchRequested, 'REQUEST'],
  [DispatchApproved, 'DECISION'],
  [DispatchArranged, 'CONFIRMATION'],
  [DispatchDeparted, 'REPORT'],
  [DispatchArrived, 'REPORT'],
  [DispatchReturned, 'REPORT'],
  [DispatchRefused, 'DECISION'],
  [DispatchCancelled, 'DECISION'],
  [DecisionRecorded, 'DECISION'],
] as const;

type LineEvent = (typeof lines)[number][0];
export type LineType = LineEvent['type'];
/** The content of a line by the type of its event. */
export type LineContents = { readonly [E in LineEvent as E['type']]: RecordedOf<E>['data'] };

export const lineTypes: ReadonlySet<string> = new Set(lines.map(([event]) => event.type));

/** Corrections change a line, and a report's with it its kind, but are none themselves. */
export const correctionTypes: readonly string[] = [
  ReportCorrected,
  PersonStateCorrected,
  FigureCorrected,
  IncidentFactCorrected,
  DispatchCorrected,
  DispatchStepCorrected,
  DecisionCorrected,
  IncidentCorrected,
  WordingCorrected,
].map(({ type }) => type);

const KINDS: ReadonlyMap<string, EntryKind> = new Map(lines.map(([event, kind]) => [event.type, kind]));

/** 種別 of a line by its type and what it says now. */
export const kindOf = (type: string, content: object): EntryKind =>
  type === ReportRecorded.type ? (content as { kind: EntryKind }).kind : KINDS.get(type)!;
