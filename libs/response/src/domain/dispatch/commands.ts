import type { Sealed, Uuid } from '#kernel';
import type { Correction, DataOfEvent, Given, OccurredInput } from '../input.js';
import type { DispatchArranged, DispatchRequested } from './events.js';

type Arranged = DataOfEvent<typeof DispatchArranged>;

/** `count`: default 1. */
export type DispatchInput = Given<Omit<DataOfEvent<typeof DispatchRequested>, 'dispatchId'>, 'kind' | 'purpose'>;

/** The dispatch's id is `newId(0)`. */
export interface RequestDispatch extends DispatchInput {
  readonly type: 'RequestDispatch';
}

export interface CorrectDispatch extends DispatchInput {
  readonly type: 'CorrectDispatch';
  readonly dispatchId: Uuid;
  readonly reason: Sealed<string>;
}

/** `at`: default now, in the incident's zone. */
interface Step<Type extends string> {
  readonly type: Type;
  readonly dispatchId: Uuid;
  readonly at?: OccurredInput | undefined;
  readonly note?: Sealed<string> | undefined;
}

export type ApproveDispatch = Step<'ApproveDispatch'>;
/** Planned times given here replace those of the request. */
export interface ArrangeDispatch extends Step<'ArrangeDispatch'> {
  readonly reference?: Sealed<string> | undefined;
  readonly departsAt?: Arranged['departsAt'];
  readonly arrivesAt?: Arranged['arrivesAt'];
}
export type DepartDispatch = Step<'DepartDispatch'>;
export type ArriveDispatch = Step<'ArriveDispatch'>;
export type ReturnDispatch = Step<'ReturnDispatch'>;
export type RefuseDispatch = Step<'RefuseDispatch'>;
export type CancelDispatch = Step<'CancelDispatch'>;

export type DispatchStepCommand =
  ApproveDispatch | ArrangeDispatch | DepartDispatch | ArriveDispatch | ReturnDispatch | RefuseDispatch | CancelDispatch;

/** Replaces the time and the note of a step that was taken; `entryId` is the entry of the step. */
export interface CorrectDispatchStep extends Correction {
  readonly type: 'CorrectDispatchStep';
  readonly at: OccurredInput;
  readonly note?: Sealed<string> | undefined;
}

export type DispatchCommand = RequestDispatch | CorrectDispatch | CorrectDispatchStep | DispatchStepCommand;
