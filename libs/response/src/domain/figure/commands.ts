import type { Correction, DataOfEvent, Given } from '../input.js';
import type { FigureReported, IncidentFactRecorded } from './events.js';

/** `reliability`, `credibility`: default UNKNOWN. */
export type FigureInput = Given<DataOfEvent<typeof FigureReported>, 'measure' | 'count' | 'population' | 'source' | 'certainty'>;
export type IncidentFactInput = Given<DataOfEvent<typeof IncidentFactRecorded>, 'fact' | 'holds' | 'certainty'>;

export interface ReportFigure extends FigureInput {
  readonly type: 'ReportFigure';
}
export interface CorrectFigure extends FigureInput, Correction {
  readonly type: 'CorrectFigure';
}
export interface RecordIncidentFact extends IncidentFactInput {
  readonly type: 'RecordIncidentFact';
}
export interface CorrectIncidentFact extends IncidentFactInput, Correction {
  readonly type: 'CorrectIncidentFact';
}

export type FigureCommand = ReportFigure | CorrectFigure | RecordIncidentFact | CorrectIncidentFact;
