import type { Uuid } from '#kernel';
import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { checkEntriesKnown } from '../incident/entries.js';
import { checkPersonsKnown } from '../person/decide.js';
import { zoneOf, type IncidentState } from '../state.js';
import { actedAtOf } from '../time.js';
import type {
  ArrangeDispatch,
  ArriveDispatch,
  CorrectDispatch,
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
} from './events.js';
import type { Dispatch, DispatchStatus } from './evolve.js';

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
  ReturnDispatch: DispatchReturned,
  RefuseDispatch: DispatchRefused,
  CancelDispatch: DispatchCancelled,
} as const;

/** A step that the dispatch has just taken decides nothing; one out of order is refused. */
const step =
  <Command extends DispatchStepCommand>(
    take: (command: Command, dispatch: Dispatch, data: StepData) => ReturnType<Decide<Command>>,
  ): Decide<Command> =>
  (command, state, env) => {
    const dispatch = dispatchOf(state, command.dispatchId);
    const { to, from } = stepRules[command.type];
    if (dispatch.status === to) return [];
    if (!from.includes(dispatch.status)) reject('DISPATCH_STEP_OUT_OF_ORDER', { status: dispatch.status }, ['dispatchId']);
    return take(command, dispatch, {
      dispatchId: command.dispatchId,
      at: actedAtOf(command.at, zoneOf(state), env.now),
      note: command.note,
    });
  };

type StepData = Parameters<typeof DispatchApproved.of>[0];

/** A step that says no more than when it was taken. */
const plainStep = (type: keyof typeof steps): Decide<DispatchStepCommand> => step((_command, _dispatch, data) => [steps[type].of(data)]);

const arrange = step<ArrangeDispatch>(({ reference, departsAt, arrivesAt }, dispatch, data) => {
  checkOrder((departsAt ?? dispatch.departsAt)?.instant, (arrivesAt ?? dispatch.arrivesAt)?.instant, 'arrivesAt');
  return [DispatchArranged.of({ ...data, reference, departsAt, arrivesAt })];
});

const arrive = step<ArriveDispatch>((_command, dispatch, data) => {
  checkOrder(dispatch.departed, data.at.instant, 'at');
  return [DispatchArrived.of(data)];
});

const request: Decide<RequestDispatch> = (command, state, env) => [DispatchRequested.of(contentOf(env.newId(0), command, state))];

/** Details of a dispatch may be corrected whatever its state; the steps it took stand. */
const correct: Decide<CorrectDispatch> = (command, state) => {
  const { entryId } = dispatchOf(state, command.dispatchId);
  return [DispatchCorrected.of({ entryId, reason: command.reason, ...contentOf(command.dispatchId, command, state) })];
};

function contentOf(dispatchId: Uuid, content: DispatchInput, state: IncidentState) {
  const { kind, count = 1, purpose, travellers, origin, destination, departsAt, arrivesAt, forPersonIds = [], causedBy = [] } = content;
  checkOrder(departsAt?.instant, arrivesAt?.instant, 'arrivesAt');
  checkPersonsKnown(state, forPersonIds);
  checkEntriesKnown(state, causedBy, 'causedBy');
  return { dispatchId, kind, count, purpose, travellers, origin, destination, departsAt, arrivesAt, forPersonIds, causedBy };
}

const dispatchOf = (state: IncidentState, dispatchId: Uuid): Dispatch =>
  state.dispatches.get(dispatchId) ?? reject('DISPATCH_UNKNOWN', { dispatchId }, ['dispatchId']);

function checkOrder(departure: string | undefined, arrival: string | undefined, field: string): void {
  if (departure && arrival && arrival < departure) reject('DISPATCH_ARRIVES_BEFORE_DEPARTURE', {}, [field]);
}

/** Journeys and orders of people and things (M-015–M-017, M-022, M-111). */
export const dispatchDecisions: Decisions<DispatchCommand> = {
  RequestDispatch: request,
  CorrectDispatch: correct,
  ApproveDispatch: plainStep('ApproveDispatch'),
  ArrangeDispatch: arrange,
  DepartDispatch: plainStep('DepartDispatch'),
  ArriveDispatch: arrive,
  ReturnDispatch: plainStep('ReturnDispatch'),
  RefuseDispatch: plainStep('RefuseDispatch'),
  CancelDispatch: plainStep('CancelDispatch'),
};
