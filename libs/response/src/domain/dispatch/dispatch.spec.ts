import { describe } from '@jest/globals';
import type { Fact } from '#kernel';
import { codesOf, dispatchStatuses } from '#vocabulary';
import { PersonAdded } from '../person/events.js';
import { given, id, incidentOpened, made, now, said, scenario } from '../spec/scenario.js';
import type { DispatchStepCommand } from './commands.js';
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
import type { DispatchStatus } from './evolve.js';

const dispatchId = id(1);
const escort = { kind: 'MEDICAL_ESCORT', purpose: said('搬送の付添') } as const;
const details = { dispatchId, ...escort, count: 1, forPersonIds: [], causedBy: [] };
const requested = DispatchRequested.of(details);
const at = { instant: now, precision: 'MINUTE', zone: 'Europe/Vienna' } as const;
const step = { dispatchId, at };
const tokyo = { instant: '2026-05-03T01:00:00.000Z', zone: 'Asia/Tokyo' };
const vienna = { instant: '2026-05-03T13:00:00.000Z', zone: 'Europe/Vienna' };

/** The events that lead to a status. */
const way: Record<DispatchStatus, readonly Fact[]> = (() => {
  const approved = [requested, DispatchApproved.of(step)];
  const arranged = [...approved, DispatchArranged.of(step)];
  const departed = [...arranged, DispatchDeparted.of(step)];
  const arrived = [...departed, DispatchArrived.of(step)];
  return {
    REQUESTED: [requested],
    APPROVED: approved,
    ARRANGED: arranged,
    DEPARTED: departed,
    ARRIVED: arrived,
    RETURNED: [...arrived, DispatchReturned.of(step)],
    REFUSED: [requested, DispatchRefused.of(step)],
    CANCELLED: [requested, DispatchCancelled.of(step)],
  };
})();

/** Requested, then step by step at these times. */
const onTheWay = [DispatchApproved, DispatchArranged, DispatchDeparted, DispatchArrived] as const;
const takenAt = (...times: readonly string[]): readonly Fact[] => [
  requested,
  ...times.map((time, i) => onTheWay[i]!.of({ dispatchId, at: { ...at, instant: `2026-05-02T${time}:00.000Z` } })),
];

const transitions: readonly {
  command: DispatchStepCommand['type'];
  event: { of: (data: typeof step) => Fact };
  to: DispatchStatus;
  from: readonly DispatchStatus[];
}[] = [
  { command: 'ApproveDispatch', event: DispatchApproved, to: 'APPROVED', from: ['REQUESTED'] },
  { command: 'ArrangeDispatch', event: DispatchArranged, to: 'ARRANGED', from: ['APPROVED'] },
  { command: 'DepartDispatch', event: DispatchDeparted, to: 'DEPARTED', from: ['ARRANGED'] },
  { command: 'ArriveDispatch', event: DispatchArrived, to: 'ARRIVED', from: ['DEPARTED'] },
  { command: 'ReturnDispatch', event: DispatchReturned, to: 'RETURNED', from: ['ARRIVED'] },
  { command: 'RefuseDispatch', event: DispatchRefused, to: 'REFUSED', from: ['REQUESTED', 'APPROVED'] },
  {
    command: 'CancelDispatch',
    event: DispatchCancelled,
    to: 'CANCELLED',
    from: ['REQUESTED', 'APPROVED', 'ARRANGED', 'DEPARTED', 'ARRIVED'],
  },
];

describe('requesting', () => {
  scenario('a medical escort is requested for a student, because of a report (M-111)')
    .given(incidentOpened(), PersonAdded.of({ personId: id(7), role: 'STUDENT', name: said('佐藤 花') }))
    .when({
      type: 'RequestDispatch',
      ...escort,
      count: 2,
      departsAt: tokyo,
      arrivesAt: vienna,
      forPersonIds: [id(7)],
      causedBy: [given(1)],
    })
    .then(
      DispatchRequested.of({
        dispatchId: made(0),
        ...escort,
        count: 2,
        departsAt: tokyo,
        arrivesAt: vienna,
        forPersonIds: [id(7)],
        causedBy: [given(1)],
      }),
    );

  scenario('it does not arrive before it departs, whatever the zones')
    .given(incidentOpened())
    .when({ type: 'RequestDispatch', ...escort, departsAt: vienna, arrivesAt: tokyo })
    .thenRefused('DISPATCH_ARRIVES_BEFORE_DEPARTURE');

  scenario('for persons of this incident only')
    .given(incidentOpened())
    .when({ type: 'RequestDispatch', ...escort, forPersonIds: [id(7)] })
    .thenRefused('PERSON_UNKNOWN', { personId: id(7) });

  scenario('caused by entries of this incident only')
    .given(incidentOpened())
    .when({ type: 'RequestDispatch', ...escort, causedBy: [id(8)] })
    .thenRefused('ENTRY_UNKNOWN', { entryId: id(8) });
});

describe('steps', () => {
  for (const { command, event, to, from } of transitions)
    for (const status of codesOf(dispatchStatuses)) {
      const tried = scenario(`${command} while ${status}`)
        .given(incidentOpened(), ...way[status])
        .when({ type: command, dispatchId });
      if (from.includes(status)) tried.then(event.of(step));
      else if (status === to) tried.thenNothing();
      else tried.thenRefused('DISPATCH_STEP_OUT_OF_ORDER', { status });
    }

  for (const { command, to } of transitions)
    scenario(`${command} once more with a note is refused, so that the note is not lost`)
      .given(incidentOpened(), ...way[to])
      .when({ type: command, dispatchId, note: said('訂正あり') })
      .thenRefused('DISPATCH_STEP_ALREADY_RECORDED', { status: to });

  for (const more of [{ reference: said('ABC123') }, { departsAt: tokyo }, { arrivesAt: vienna }])
    scenario(`booking it once more with ${Object.keys(more).join()} is refused`)
      .given(incidentOpened(), ...way.ARRANGED)
      .when({ type: 'ArrangeDispatch', dispatchId, ...more })
      .thenRefused('DISPATCH_STEP_ALREADY_RECORDED', { status: 'ARRANGED' });

  scenario('a dispatch of nowhere takes no step')
    .given(incidentOpened())
    .when({ type: 'ApproveDispatch', dispatchId })
    .thenRefused('DISPATCH_UNKNOWN', { dispatchId });

  scenario('a step is told in the zone of the place')
    .given(incidentOpened(), ...takenAt('06:00', '07:00'))
    .when({ type: 'DepartDispatch', dispatchId, at: { instant: '2026-05-02T08:00:00.000Z', zone: 'Asia/Tokyo' }, note: said('予定どおり') })
    .then(
      DispatchDeparted.of({
        dispatchId,
        at: { instant: '2026-05-02T08:00:00.000Z', precision: 'MINUTE', zone: 'Asia/Tokyo' },
        note: said('予定どおり'),
      }),
    );

  scenario('a step of unknown time may be recorded as such')
    .given(incidentOpened(), ...way.ARRANGED)
    .when({ type: 'DepartDispatch', dispatchId, at: { precision: 'UNKNOWN' } })
    .then(DispatchDeparted.of({ dispatchId, at: { precision: 'UNKNOWN', zone: 'Europe/Vienna' } }));

  scenario('nobody departs in the future')
    .given(incidentOpened(), ...way.ARRANGED)
    .when({ type: 'DepartDispatch', dispatchId, at: { instant: '2026-05-03T08:00:00.000Z' } })
    .thenRefused('OCCURRED_IN_FUTURE', { now });

  scenario('nobody arrives before having departed')
    .given(incidentOpened(), ...way.DEPARTED)
    .when({ type: 'ArriveDispatch', dispatchId, at: { instant: '2026-05-02T08:59:00.000Z' } })
    .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: 'ARRIVED', earlier: 'DEPARTED' });

  for (const { command, to, from } of transitions.filter(({ from }) => from.some((status) => status !== 'REQUESTED'))) {
    const last = from.findLast((status) => status !== 'REQUESTED')!;
    scenario(`${command} is not told to have been before the step that came before it`)
      .given(incidentOpened(), ...way[last])
      .when({ type: command, dispatchId, at: { instant: '2026-05-02T08:00:00.000Z' } })
      .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: to, earlier: last });
  }

  scenario('a step of unknown time does not hide the one before it')
    .given(incidentOpened(), ...way.ARRANGED, DispatchDeparted.of({ dispatchId, at: { precision: 'UNKNOWN', zone: 'Europe/Vienna' } }))
    .when({ type: 'ArriveDispatch', dispatchId, at: { instant: '2026-05-02T08:00:00.000Z' } })
    .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: 'ARRIVED', earlier: 'ARRANGED' });

  for (const [instant, precision] of [
    ['2026-05-02T00:00:00.000Z', 'DAY'],
    ['2026-05-02T08:30:00.000Z', 'HOUR'],
    ['2026-05-02T08:45:00.000Z', 'ABOUT'],
  ] as const)
    scenario(`a time told no better than ${precision} is not before what it may be after`)
      .given(incidentOpened(), ...way.ARRANGED)
      .when({ type: 'DepartDispatch', dispatchId, at: { instant, precision } })
      .then(DispatchDeparted.of({ dispatchId, at: { instant, precision, zone: 'Europe/Vienna' } }));

  scenario('two steps of the same minute are in order, whatever the second')
    .given(incidentOpened(), requested, DispatchApproved.of({ dispatchId, at: { ...at, instant: '2026-05-02T08:30:40.000Z' } }))
    .when({ type: 'ArrangeDispatch', dispatchId, at: { instant: '2026-05-02T08:30:00.000Z' } })
    .then(DispatchArranged.of({ dispatchId, at: { ...at, instant: '2026-05-02T08:30:00.000Z' } }));

  scenario('a booking names its reference and its times')
    .given(incidentOpened(), ...way.APPROVED)
    .when({ type: 'ArrangeDispatch', dispatchId, reference: said('ABC123'), departsAt: tokyo, arrivesAt: vienna })
    .then(DispatchArranged.of({ ...step, reference: said('ABC123'), departsAt: tokyo, arrivesAt: vienna }));

  scenario('a booked arrival before the requested departure is refused')
    .given(incidentOpened(), DispatchRequested.of({ ...details, departsAt: vienna }), DispatchApproved.of(step))
    .when({ type: 'ArrangeDispatch', dispatchId, arrivesAt: tokyo })
    .thenRefused('DISPATCH_ARRIVES_BEFORE_DEPARTURE');
});

describe('correcting', () => {
  const correction = { type: 'CorrectDispatch', dispatchId, reason: said('2名に変更'), ...escort, count: 2 } as const;

  for (const status of codesOf(dispatchStatuses))
    scenario(`details are corrected while ${status}`)
      .given(incidentOpened(), ...way[status])
      .when(correction)
      .then(DispatchCorrected.of({ entryId: given(1), reason: said('2名に変更'), ...details, count: 2 }));

  scenario('a correction leaves the steps as they are')
    .given(incidentOpened(), ...way.DEPARTED, DispatchCorrected.of({ entryId: given(1), reason: said('変更'), ...details, count: 2 }))
    .when({ type: 'ArriveDispatch', dispatchId })
    .then(DispatchArrived.of(step));

  scenario('a dispatch is cancelled, not withdrawn')
    .given(incidentOpened(), requested)
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('不要') })
    .thenRefused('ENTRY_IS_AN_ACT');
});

describe('correcting a step', () => {
  const correction = { type: 'CorrectDispatchStep', reason: said('押し忘れ') } as const;
  const told = (time: string) => ({ instant: `2026-05-02T${time}:00.000Z` });
  /** Approved, arranged, and departed earlier than the button says. */
  const pressedLate = takenAt('06:00', '07:00', '08:50');
  const departure = given(4);
  const corrected = (time: string) =>
    DispatchStepCorrected.of({
      entryId: departure,
      reason: said('押し忘れ'),
      dispatchId,
      at: { ...at, ...told(time) },
      note: said('実際は7時半'),
    });

  scenario('a departure that was pressed late is told anew, with a reason')
    .given(incidentOpened(), ...pressedLate)
    .when({ ...correction, entryId: departure, at: told('07:30'), note: said('実際は7時半') })
    .then(corrected('07:30'));

  scenario('an arrival before the departure as it was pressed is refused')
    .given(incidentOpened(), ...pressedLate)
    .when({ type: 'ArriveDispatch', dispatchId, at: told('08:30') })
    .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: 'ARRIVED', earlier: 'DEPARTED' });

  scenario('once the departure is corrected the arrival is recorded')
    .given(incidentOpened(), ...pressedLate, corrected('07:30'))
    .when({ type: 'ArriveDispatch', dispatchId, at: told('08:30') })
    .then(DispatchArrived.of({ dispatchId, at: { ...at, ...told('08:30') } }));

  scenario('not to before the step that came before it')
    .given(incidentOpened(), ...pressedLate)
    .when({ ...correction, entryId: departure, at: told('06:30') })
    .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: 'DEPARTED', earlier: 'ARRANGED' });

  scenario('nor to after the step that followed it')
    .given(incidentOpened(), ...takenAt('06:00', '07:00', '07:30', '08:00'))
    .when({ ...correction, entryId: departure, at: told('08:30') })
    .thenRefused('DISPATCH_STEP_BEFORE_ANOTHER', { later: 'ARRIVED', earlier: 'DEPARTED' });

  scenario('nor into the future')
    .given(incidentOpened(), ...pressedLate)
    .when({ ...correction, entryId: departure, at: told('10:00') })
    .thenRefused('OCCURRED_IN_FUTURE', { now });

  scenario('it leaves the dispatch where it stands')
    .given(incidentOpened(), ...pressedLate, corrected('07:30'))
    .when({ type: 'ApproveDispatch', dispatchId })
    .thenRefused('DISPATCH_STEP_OUT_OF_ORDER', { status: 'DEPARTED' });

  scenario('the request is no step')
    .given(incidentOpened(), ...pressedLate)
    .when({ ...correction, entryId: given(1), at: told('07:30') })
    .thenRefused('ENTRY_OF_ANOTHER_KIND', { entryId: given(1) });

  scenario('an entry of nowhere is refused')
    .given(incidentOpened(), ...pressedLate)
    .when({ ...correction, entryId: id(7), at: told('07:30') })
    .thenRefused('ENTRY_UNKNOWN', { entryId: id(7) });
});
