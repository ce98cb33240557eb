import { describe, expect, test } from '@jest/globals';
import type { Uuid } from '#kernel';
import type { IncidentCommand, RecordPersonState } from '../commands.js';
import { entityOf, eventOf, play } from '../spec/play.js';
import { decided, given, id, incidentOpened, made, manual, manuals, now, said, scenario } from '../spec/scenario.js';
import { incidentDecider } from '../decider.js';
import { PersonAdded, PersonStateRecorded } from '../person/events.js';
import { IncidentOpened } from '../incident/events.js';
import { LevelAssessed, LevelChanged } from './events.js';

const policy = { id: manual.id, version: manual.version };
const hana = PersonAdded.of({ personId: id(1), role: 'STUDENT', name: said('佐藤 花') });
const untimed = { occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' }, reliability: 'UNKNOWN' } as const;

const hospitalised = (certainty: 'CONFIRMED' | 'PRESUMED', basis: Uuid[]) => [
  LevelAssessed.of({ level: 2, certainty, clauses: [{ clause: 'M-056.1', level: 2, certainty, basis, readings: [] }], basis, policy }),
  LevelChanged.of({ from: 0, to: 2, certainty, basis, by: 'policy' }),
];

const open: IncidentCommand = { type: 'OpenIncident', title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' };
const student: IncidentCommand = { type: 'AddPerson', name: said('鈴木 空') };
const harmed = (
  value: NonNullable<RecordPersonState['harm']>['value'],
  person: number,
  certainty: 'CONFIRMED' | 'PRESUMED' = 'CONFIRMED',
): RecordPersonState => ({
  type: 'RecordPersonState',
  personId: entityOf(person),
  harm: { value, certainty },
});
const inHospital = (person: number): RecordPersonState => ({
  type: 'RecordPersonState',
  personId: entityOf(person),
  care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' },
});
const lower = (to: number): IncidentCommand => ({ type: 'ChangeResponseLevel', to, grounds: said('容体が安定') });

const levelAfter = (...commands: readonly IncidentCommand[]) => {
  const { inForce, assessment } = play(...commands).state.level;
  return { inForce, assessed: assessment.level, certainty: assessment.certainty };
};
const typesOf = (...commands: readonly IncidentCommand[]) => play(...commands).events.map(({ type }) => type);

describe('assessed with the facts, in the same batch', () => {
  scenario('a student in hospital raises the level to 2 at once (M-056, M-062)')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' } })
    .then(
      PersonStateRecorded.of({ personId: id(1), care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' }, ...untimed }),
      ...hospitalised('CONFIRMED', [decided(0)]),
    );

  scenario('so does one presumed to be there, and the level says presumed (M-058)')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), care: { value: 'HOSPITALISED', certainty: 'PRESUMED' } })
    .then(
      PersonStateRecorded.of({ personId: id(1), care: { value: 'HOSPITALISED', certainty: 'PRESUMED' }, ...untimed }),
      ...hospitalised('PRESUMED', [decided(0)]),
    );

  scenario('what changes no assessment adds no assessment')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } })
    .then(PersonStateRecorded.of({ personId: id(1), whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' }, ...untimed }));

  scenario('an offender case is level 2 from its opening (O-2), with the reading that says so')
    .given()
    .when({ type: 'OpenIncident', title: said('加害'), kind: 'OFFENDER', zone: 'Europe/Vienna' })
    .then(
      IncidentOpened.of(incidentOpened({ title: said('加害'), kind: 'OFFENDER' }).data),
      LevelAssessed.of({
        level: 2,
        certainty: 'CONFIRMED',
        clauses: [
          {
            clause: 'O-2.group',
            level: 2,
            certainty: 'CONFIRMED',
            basis: [decided(0)],
            readings: [{ point: 'O-2.group', option: 'LEVEL_2' }],
          },
        ],
        basis: [decided(0)],
        policy,
      }),
      LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [decided(0)], by: 'policy' }),
    );

  test('a report that opens with a death names that state, in its own batch, as the basis', () => {
    const { state, events } = play({
      type: 'RecordReport',
      channel: 'PHONE',
      text: said('1名死亡'),
      open: { title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' },
      persons: [{ profile: { name: said('佐藤 花') }, state: { harm: { value: 'DEAD', certainty: 'CONFIRMED' } } }],
    });
    expect(state.level).toMatchObject({ inForce: 3, assessment: { level: 3, basis: [eventOf(0, 3)] } });
    expect(events[3]?.type).toBe(PersonStateRecorded.type);
  });

  test('news about the same level is assessed anew and changes no level', () => {
    expect(typesOf(open, student, student, inHospital(1), inHospital(2)).slice(-2)).toEqual([
      'incident.person-state-recorded',
      'incident.level-assessed',
    ]);
  });

  test('what was presumed and is confirmed is assessed anew and changes no level', () => {
    const { events, state } = play(open, student, harmed('DEAD', 1, 'PRESUMED'), harmed('DEAD', 1));
    expect(events.filter(({ type }) => type === LevelChanged.type)).toHaveLength(1);
    expect(state.level.assessment.certainty).toBe('CONFIRMED');
  });

  test('an assessment under a manual that this program has not got is refused, not skipped', () => {
    const without = incidentDecider({ manuals: [{ ...manual, version: '4.0' }] });
    const { state } = play(open, student);
    const env = { now, actor: { id: id(900) }, newId: made, eventId: decided };
    expect(() => without.decide(harmed('DEAD', 1), state, env)).toThrow(expect.objectContaining({ code: 'MANUAL_UNKNOWN' }));
    expect(manuals).toHaveLength(1);
  });
});

describe('what can lower the assessment never lowers the level in force (M-065, O-5)', () => {
  test('a milder confirmed fact', () => {
    expect(levelAfter(open, student, harmed('CRITICAL', 1), harmed('SLIGHT', 1))).toEqual({
      inForce: 3,
      assessed: 1,
      certainty: 'CONFIRMED',
    });
  });

  test('a withdrawal', () => {
    const withdrawal: IncidentCommand = { type: 'WithdrawEntry', entryId: eventOf(2), reason: said('誤報') };
    expect(levelAfter(open, student, inHospital(1), withdrawal)).toEqual({ inForce: 2, assessed: 0, certainty: 'CONFIRMED' });
  });

  test('a correction', () => {
    const correction: IncidentCommand = {
      type: 'CorrectPersonState',
      entryId: eventOf(2),
      reason: said('通院だった'),
      personId: entityOf(1),
      care: { value: 'OUTPATIENT', certainty: 'CONFIRMED' },
    };
    expect(levelAfter(open, student, inHospital(1), correction)).toEqual({ inForce: 2, assessed: 1, certainty: 'CONFIRMED' });
  });

  test('a person added in error, who goes with all that was said of them', () => {
    const withdrawal: IncidentCommand = { type: 'WithdrawEntry', entryId: eventOf(1), reason: said('同姓同名') };
    expect(levelAfter(open, student, inHospital(1), withdrawal)).toEqual({ inForce: 2, assessed: 0, certainty: 'CONFIRMED' });
  });

  test('a person found to be no traveller of ours', () => {
    const correction: IncidentCommand = {
      type: 'CorrectPerson',
      personId: entityOf(1),
      reason: said('母親'),
      role: 'FAMILY',
      name: said('鈴木 海'),
    };
    expect(levelAfter(open, student, inHospital(1), correction)).toEqual({ inForce: 2, assessed: 0, certainty: 'CONFIRMED' });
  });
});

describe('corrections that worsen raise the level at once (M-062)', () => {
  test('slight that was critical', () => {
    const correction: IncidentCommand = {
      type: 'CorrectPersonState',
      entryId: eventOf(2),
      reason: said('聞き違い'),
      personId: entityOf(1),
      harm: { value: 'CRITICAL', certainty: 'CONFIRMED' },
    };
    expect(levelAfter(open, student, harmed('SLIGHT', 1), correction)).toEqual({ inForce: 3, assessed: 3, certainty: 'CONFIRMED' });
  });

  test('a claim of a person who was added in error moves to whom it was about', () => {
    const move: IncidentCommand = {
      type: 'CorrectPersonState',
      entryId: eventOf(3),
      reason: said('人違い'),
      personId: entityOf(2),
      harm: { value: 'DEAD', certainty: 'CONFIRMED' },
    };
    const withdrawal: IncidentCommand = { type: 'WithdrawEntry', entryId: eventOf(1), reason: said('別人') };
    expect(levelAfter(open, student, student, harmed('DEAD', 1), withdrawal)).toMatchObject({ assessed: 0 });
    expect(levelAfter(open, student, student, harmed('DEAD', 1), withdrawal, move)).toMatchObject({ assessed: 3 });
  });
});

describe('a level that a person lowered with grounds', () => {
  const lowered = [open, student, student, harmed('CRITICAL', 1), lower(2)] as const;

  test('stays lowered while nothing worsens', () => {
    expect(levelAfter(...lowered)).toMatchObject({ inForce: 2, assessed: 3 });
    const unrelated: IncidentCommand = { type: 'RecordIncidentFact', fact: 'PROPERTY_DAMAGE', holds: true, certainty: 'CONFIRMED' };
    expect(levelAfter(...lowered, unrelated, harmed('SLIGHT', 2))).toMatchObject({ inForce: 2, assessed: 3 });
  });

  test('stays lowered when a fact it rested on goes', () => {
    const withdrawal: IncidentCommand = { type: 'WithdrawEntry', entryId: eventOf(4), reason: said('誤報') };
    expect(levelAfter(open, student, student, harmed('CRITICAL', 1), harmed('CRITICAL', 2), lower(2), withdrawal)).toMatchObject({
      inForce: 2,
      assessed: 3,
    });
  });

  test('is raised again by one more critical person', () => {
    expect(levelAfter(...lowered, harmed('CRITICAL', 2))).toMatchObject({ inForce: 3, assessed: 3 });
  });

  test('is raised again by another clause of that level', () => {
    const attention: IncidentCommand = { type: 'RecordIncidentFact', fact: 'PUBLIC_ATTENTION', holds: true, certainty: 'CONFIRMED' };
    expect(levelAfter(...lowered, attention)).toMatchObject({ inForce: 3 });
  });

  test('is raised again when what was presumed is confirmed', () => {
    expect(levelAfter(open, student, harmed('DEAD', 1, 'PRESUMED'), lower(1), harmed('DEAD', 1))).toMatchObject({ inForce: 3 });
  });
});

describe('changed by people', () => {
  const raisedTo2 = [
    incidentOpened(),
    hana,
    LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [given(1)], by: 'policy' }),
  ] as const;

  scenario('a person raises it without more')
    .given(incidentOpened())
    .when({ type: 'ChangeResponseLevel', to: 3 })
    .then(LevelChanged.of({ from: 0, to: 3, certainty: 'CONFIRMED', basis: [], by: 'person' }));

  scenario('a person raises it on a presumption, naming what it rests on (M-058)')
    .given(...raisedTo2)
    .when({ type: 'ChangeResponseLevel', to: 3, certainty: 'PRESUMED', basis: [given(1)], grounds: said('悪化の見込み') })
    .then(LevelChanged.of({ from: 2, to: 3, certainty: 'PRESUMED', basis: [given(1)], by: 'person', grounds: said('悪化の見込み') }));

  scenario('a person lowers it with grounds')
    .given(...raisedTo2)
    .when({ type: 'ChangeResponseLevel', to: 1, grounds: said('退院') })
    .then(LevelChanged.of({ from: 2, to: 1, certainty: 'CONFIRMED', basis: [], by: 'person', grounds: said('退院') }));

  scenario('without grounds it is not lowered (O-5)')
    .given(...raisedTo2)
    .when({ type: 'ChangeResponseLevel', to: 1 })
    .thenRefused('GROUNDS_NEEDED');
  scenario('to where it is changes nothing')
    .given(...raisedTo2)
    .when({ type: 'ChangeResponseLevel', to: 2 })
    .thenNothing();

  scenario('to where it is with grounds is refused, so that the grounds are not lost')
    .given(...raisedTo2)
    .when({ type: 'ChangeResponseLevel', to: 2, grounds: said('2名入院') })
    .thenRefused('LEVEL_ALREADY_IN_FORCE', { level: 2 });

  for (const to of [4, -1, 1.5])
    scenario(`there is no level ${to}`)
      .given(...raisedTo2)
      .when({ type: 'ChangeResponseLevel', to, grounds: said('試し') })
      .thenRefused('LEVEL_OUT_OF_RANGE');

  test('raised as far as the facts reach it rests on them', () => {
    const { events } = play(open, student, harmed('CRITICAL', 1, 'PRESUMED'), lower(0), { type: 'ChangeResponseLevel', to: 3 });
    expect(events.at(-1)?.data).toEqual({ from: 0, to: 3, certainty: 'PRESUMED', basis: [eventOf(2)], by: 'person' });
  });
});
