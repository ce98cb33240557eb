import type { Correction, DataOfEvent, Given } from '../input.js';
import type { DecisionRecorded } from './events.js';

/**
 * `chosen` is an index into `options`, which are sealed: `optionCount` says how many there are. Defaults: decided now, in the incident's zone, by the
 * one who acts, under the incident's manual.
 */
export type DecisionInput = Given<DataOfEvent<typeof DecisionRecorded>, 'question' | 'options' | 'chosen' | 'reasons'> & {
  readonly optionCount: number;
};

export interface RecordDecision extends DecisionInput {
  readonly type: 'RecordDecision';
}
export interface CorrectDecision extends DecisionInput, Correction {
  readonly type: 'CorrectDecision';
}

export type DecisionCommand = RecordDecision | CorrectDecision;
