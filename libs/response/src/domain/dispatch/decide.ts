import type { Uuid } from '#kernel';
import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { checkEntriesKnown, entryOf } from '../incident/entries.js';
import { checkPersonsKnown } from '../person/decide.js';
import { zoneOf, type IncidentState } from '../state.js';
import { actedAtOf, occurredAtOf } from '../time.js';
import type {
  ArrangeDispatch,
  CorrectDispatch,
  CorrectDispatchStep,
  DispatchCommand,
  DispatchInput,
  DispatchStepCommand,
  RequestDispatch,
} from './commands.js';
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
} from './events.js';
import type { Dispatch, DispatchStatus } from './evolve.js';
import { checkStepTimes } from './step-times.js';

interface StepRule {
  readonly to: DispatchStatus;
  readonly from: readonly DispatchStatus[];
}

/** requested → approved → arranged → departed → arrived → returned; refused while undecided or unarranged; cancelled until it has returned. */
const stepRules: Readonly<Record<DispatchStepCommand['type'], StepRule>> = {
  ApproveDispatch: { to: 'APPROVED', from: ['REQUESTED'] },
  ArrangeDispatch: { to: 'ARRANGED', from: ['APPROVED'] },
  DepartDispatch: { to: 'DEPARTED', from: ['ARRANGED'] },
  ArriveDispatch: { to: 'ARRIVED', from: ['DEPARTED'] },
  ReturnDispatch: { to: 'RETURNED', from: ['ARRIVED'] },
  RefuseDispatch: { to: 'REFUSED', from: ['REQUESTED', 'APPROVED'] },
  CancelDispatch: { to: 'CANCELLED', from: ['REQUESTED', 'APPROVED', 'ARRANGED', 'DEPARTED', 'ARRIVED'] },
};

const steps = {
  ApproveDispatch: DispatchApproved,
  DepartDispatch: DispatchDeparted,
  ArriveDispatch: DispatchArrived,
  ReturnDispatch: DispatchReturned,
  RefuseDispatch: DispatchRefused,
  CancelDispatch: DispatchCancelled,
} as const;

/** A step that the dispatch has just taken decides nothing, but is refused if it says more, which would be lost; one out of order is refused. */
const step =
  <Command extends DispatchStepCommand>(
    take: (command: Command, dispatch: Dispatch, data: StepData) => ReturnType<Decide<Command>>,
  ): Decide<Command> =>
  (command, state, env) => {
    const dispatch = dispatchOf(state, command.dispatchId);
    const { to, from } = stepRules[command.type];
    if (dispatch.status === to) return saysMore(command) ? reject('DISPATCH_STEP_ALREADY_RECORDED', { status: to }, ['dispatchId']) : [];
    if (!from.includes(dispatch.status)) reject('DISPATCH_STEP_OUT_OF_ORDER', { status: dispatch.status }, ['dispatchId']);
    const at = actedAtOf(command.at, zoneOf(state), env.now);
    checkStepTimes(dispatch.steps, { status: to, at });
    return take(command, dispatch, { dispatchId: command.dispatchId, at, note: command.note });
  };

/** Whether a step says more than when it was taken: a note, or how it was booked. */
const saysMore = (command: DispatchStepCommand): boolean =>
  command.note !== undefined ||
  (command.type === 'ArrangeDispatch' && [command.reference, command.departsAt, command.arrivesAt].some((said) => said !== undefined));

type StepData = Parameters<typeof DispatchApproved.of>[0];

/** A step that says no more than when it was taken. */
const plainStep = (type: keyof typeof steps): Decide<DispatchStepCommand> => step((_command, _dispatch, data) => [steps[type].of(data)]);

const arrange = step<ArrangeDispatch>(({ reference, departsAt, arrivesAt }, dispatch, data) => {
  checkPlan(departsAt ?? dispatch.departsAt, arrivesAt ?? dispatch.arrivesAt);
  return [DispatchArranged.of({ ...data, reference, departsAt, arrivesAt })];
});

const request: Decide<RequestDispatch> = (command, state, env) => [DispatchRequested.of(contentOf(env.newId(0), command, state))];

/** Details of a dispatch may be corrected whatever its state; the steps it took stand. */
const correct: Decide<CorrectDispatch> = (command, state) => {
  const { entryId } = dispatchOf(state, command.dispatchId);
  return [DispatchCorrected.of({ entryId, reason: command.reason, ...contentOf(command.dispatchId, command, state) })];
};

/** The time and the note of a step may be told anew whatever the dispatch's state; the order of its steps stands. */
const correctStep: Decide<CorrectDispatchStep> = ({ entryId, reason, at: told, note }, state, env) => {
  const { dispatchId, steps } = dispatchOfStep(state, entryId);
  const place = steps.findIndex((step) => step.entryId === entryId);
  const at = occurredAtOf(told, zoneOf(state), env.now);
  checkStepTimes(steps.slice(0, place), { status: steps[place]!.status, at }, steps.slice(place + 1));
  return [DispatchStepCorrected.of({ entryId, reason, dispatchId, at, note })];
};

function contentOf(dispatchId: Uuid, content: DispatchInput, state: IncidentState) {
  const { kind, count = 1, purpose, travellers, origin, destination, departsAt, arrivesAt, forPersonIds = [], causedBy = [] } = content;
  checkPlan(departsAt, arrivesAt);
  checkPersonsKnown(state, forPersonIds);
  checkEntriesKnown(state, causedBy, 'causedBy');
  return { dispatchId, kind, count, purpose, travellers, origin, destination, departsAt, arrivesAt, forPersonIds, causedBy };
}

const dispatchOf = (state: IncidentState, dispatchId: Uuid): Dispatch =>
  state.dispatches.get(dispatchId) ?? reject('DISPATCH_UNKNOWN', { dispatchId }, ['dispatchId']);

function dispatchOfStep(state: IncidentState, entryId: Uuid): Dispatch {
  entryOf(state, entryId);
  const dispatch = state.dispatches.values().find(({ steps }) => steps.some((step) => step.entryId === entryId));
  return dispatch ?? reject('ENTRY_OF_ANOTHER_KIND', { entryId }, ['entryId']);
}

function checkPlan(departsAt: Dispatch['departsAt'], arrivesAt: Dispatch['arrivesAt']): void {
  if (departsAt && arrivesAt && arrivesAt.instant < departsAt.instant) reject('DISPATCH_ARRIVES_BEFORE_DEPARTURE', {}, ['arrivesAt']);
}

/** Journeys and orders of people and things (M-015–M-017, M-022, M-111). */
export const dispatchDecisions: Decisions<DispatchCommand> = {
  RequestDispatch: request,
  CorrectDispatch: correct,
  CorrectDispatchStep: correctStep,
  ApproveDispatch: plainStep('ApproveDispatch'),
  ArrangeDispatch: arrange,
  DepartDispatch: plainStep('DepartDispatch'),
  ArriveDispatch: plainStep('ArriveDispatch'),
  ReturnDispatch: plainStep('ReturnDispatch'),
  RefuseDispatch: plainStep('RefuseDispatch'),
  CancelDispatch: plainStep('CancelDispatch'),
};
