import type { DecideEnv } from '#kernel';
import type { Decide, Decisions } from '../decide.js';
import { checkCorrectable } from '../incident/entries.js';
import { zoneOf, type IncidentState } from '../state.js';
import { checkReceivedAt, occurredAtOf } from '../time.js';
import type {
  CorrectFigure,
  CorrectIncidentFact,
  FigureCommand,
  FigureInput,
  IncidentFactInput,
  RecordIncidentFact,
  ReportFigure,
} from './commands.js';
import { FigureCorrected, FigureReported, IncidentFactCorrected, IncidentFactRecorded } from './events.js';

function figureOf(content: FigureInput, state: IncidentState, env: DecideEnv) {
  const { measure, count, population, source, reliability, credibility, certainty, receivedAt, note } = content;
  checkReceivedAt(receivedAt, env.now);
  const occurredAt = occurredAtOf(content.occurredAt, zoneOf(state), env.now);
  return {
    ...{ measure, count, population, source, certainty, occurredAt, receivedAt, note },
    ...{ reliability: reliability ?? 'UNKNOWN', credibility: credibility ?? 'UNKNOWN' },
  } as const;
}

function factOf(content: IncidentFactInput, state: IncidentState, env: DecideEnv) {
  const { fact, holds, certainty, receivedAt, source, note } = content;
  checkReceivedAt(receivedAt, env.now);
  return { fact, holds, certainty, occurredAt: occurredAtOf(content.occurredAt, zoneOf(state), env.now), receivedAt, source, note };
}

const reportFigure: Decide<ReportFigure> = (command, state, env) => [FigureReported.of(figureOf(command, state, env))];

const correctFigure: Decide<CorrectFigure> = (command, state, env) => {
  checkCorrectable(state, command.entryId, 'FIGURE');
  return [FigureCorrected.of({ entryId: command.entryId, reason: command.reason, ...figureOf(command, state, env) })];
};

const recordFact: Decide<RecordIncidentFact> = (command, state, env) => [IncidentFactRecorded.of(factOf(command, state, env))];

const correctFact: Decide<CorrectIncidentFact> = (command, state, env) => {
  checkCorrectable(state, command.entryId, 'INCIDENT_FACT');
  return [IncidentFactCorrected.of({ entryId: command.entryId, reason: command.reason, ...factOf(command, state, env) })];
};

export const figureDecisions: Decisions<FigureCommand> = {
  ReportFigure: reportFigure,
  CorrectFigure: correctFigure,
  RecordIncidentFact: recordFact,
  CorrectIncidentFact: correctFact,
};
