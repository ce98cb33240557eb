import { describe, expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import { History, minute, sealed, testId, unsealed } from '../../../contracts/src/testkit/history.js';
import {
  BodyStoodDown,
  DutyAssigned,
  DutyHandedOver,
  EntryTakenUp,
  IncidentClosed,
  IncidentCorrected,
  IncidentReopened,
  isTeamUnderHeadquarters,
  LevelAssessed,
  LevelChanged,
  PostAssigned,
  PostVacated,
  WordingCorrected,
} from '../index.js';
import { incidentOpened, reported } from '../testkit/facts.js';
import { incident, INCIDENT_KEY } from './incident.view.js';
import { bodyOpened } from '../testkit/body-opened.js';

function opened() {
  const history = new History();
  history.record(incidentOpened(), { drill: true });
  return { history, row: () => foldRows([incident], history.events).get(incident, history.incident, INCIDENT_KEY)! };
}

const sato = testId(1);
const tanaka = testId(2);

test('opens undetermined, with the title still sealed', () => {
  const { row } = opened();
  expect(row()).toMatchObject({ status: 'OPEN', drill: true, level: { value: 0 }, about: { kind: 'TRAFFIC', zone: 'Europe/Vienna' } });
  expect(row().assessment).toBeUndefined();
  expect(unsealed(row().about.title)).toBe('バス事故');
});

test('is called and placed as it was last told', () => {
  const { history, row } = opened();
  const { eventId: entryId } = row().opened;
  history.record(IncidentCorrected.of({ entryId, title: sealed('観光バス事故'), reason: sealed('誤記') }));
  expect(unsealed(row().about.title)).toBe('観光バス事故');
  expect(row().about).toMatchObject({ kind: 'TRAFFIC', zone: 'Europe/Vienna', place: undefined });
});

test('grounds and notes read as they were last told, wherever they are shown', () => {
  const { history, row } = opened();
  const reworded = (entryId: string) => history.record(WordingCorrected.of({ entryId, wording: sealed('正'), reason: sealed('誤記') }));
  const grounds = sealed('誤');
  const level = history.record(LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [], by: 'person', grounds }));
  const team = history.record(bodyOpened('TEAM', sato, { grounds }));
  history.record(bodyOpened('HEADQUARTERS', sato, { grounds }));
  history.record(DutyAssigned.of({ duty: 'FAMILY', memberId: sato, since: minute(1) }));
  const handOver = history.record(DutyHandedOver.of({ duty: 'FAMILY', from: sato, to: tanaka, note: grounds }));
  history.record(DutyAssigned.of({ duty: 'FAMILY', memberId: tanaka, since: minute(3) }));
  const standDown = history.record(BodyStoodDown.of({ body: 'HEADQUARTERS', grounds }));
  for (const { id } of [level, team, handOver, standDown]) reworded(id);
  const { bodies, duties } = row();
  const words = [row().level.grounds, bodies.TEAM!.grounds, duties.FAMILY!.note!.text, bodies.HEADQUARTERS!.stoodDown!.grounds];
  expect(words.map(unsealed)).toEqual(['正', '正', '正', '正']);
  expect(unsealed(bodies.HEADQUARTERS!.grounds)).toBe('誤');
});

test('closes with an outcome and reopens with a reason', () => {
  const { history, row } = opened();
  history.record(IncidentClosed.of({ outcome: 'OPENED_IN_ERROR', reason: sealed('誤報') }));
  expect(row()).toMatchObject({ status: 'CLOSED', closed: { outcome: 'OPENED_IN_ERROR' } });
  history.record(IncidentReopened.of({ reason: sealed('続報') }));
  expect(row().status).toBe('OPEN');
});

test('the level in force stays where it is when the assessment falls (M-065)', () => {
  const { history, row } = opened();
  const policy = { id: 'manual-test', version: '1' };
  const basis = Array.from({ length: 40 }, (_, n) => testId(100 + n));
  const clause = { clause: 'M-057-1', level: 3, certainty: 'PRESUMED' as const, basis, readings: [] };
  history.record(LevelAssessed.of({ level: 3, certainty: 'PRESUMED', clauses: [clause], basis, policy }));
  history.record(LevelChanged.of({ from: 0, to: 3, certainty: 'PRESUMED', basis, by: 'policy' }));
  history.record(LevelAssessed.of({ level: 1, certainty: 'CONFIRMED', clauses: [], basis: [], policy }));
  expect(row()).toMatchObject({ level: { value: 3, certainty: 'PRESUMED', by: 'policy', basisCount: 40 }, assessment: { level: 1 } });
  expect(row().level.basis).toHaveLength(20);
});

test('a level raised on a presumption is shown as confirmed once the facts are (M-058)', () => {
  const { history, row } = opened();
  const policy = { id: 'manual-test', version: '1' };
  history.record(LevelAssessed.of({ level: 3, certainty: 'PRESUMED', clauses: [], basis: [], policy }));
  history.record(LevelChanged.of({ from: 0, to: 3, certainty: 'PRESUMED', basis: [], by: 'policy' }));
  history.record(LevelAssessed.of({ level: 3, certainty: 'CONFIRMED', clauses: [], basis: [], policy }));
  expect(row().level).toMatchObject({ value: 3, certainty: 'CONFIRMED', by: 'policy' });
});

describe('bodies and duties', () => {
  test('the head holds the head’s post; the team comes under the headquarters (M-083)', () => {
    const { history, row } = opened();
    history.record(bodyOpened('TEAM', sato));
    expect(row().bodies.TEAM!.posts).toMatchObject([{ post: 'TEAM_LEADER', memberId: sato }]);
    expect(isTeamUnderHeadquarters(row().bodies)).toBe(false);
    history.record(bodyOpened('HEADQUARTERS', tanaka));
    expect(isTeamUnderHeadquarters(row().bodies)).toBe(true);
    history.record(PostAssigned.of({ body: 'HEADQUARTERS', post: 'DEPUTY', memberId: sato }));
    history.record(PostVacated.of({ body: 'HEADQUARTERS', post: 'DEPUTY', memberId: sato }));
    expect(row().bodies.HEADQUARTERS!.posts).toMatchObject([{ post: 'DIRECTOR', memberId: tanaka }]);
  });

  test('a duty changes hands with a note, and lapses with the last body that has it', () => {
    const { history, row } = opened();
    history.record(bodyOpened('HEADQUARTERS', sato));
    history.record(DutyAssigned.of({ duty: 'PR', memberId: sato, since: minute(1) }));
    history.record(DutyHandedOver.of({ duty: 'PR', from: sato, to: tanaka, note: sealed('会見は18時') }));
    history.record(DutyAssigned.of({ duty: 'PR', memberId: tanaka, since: minute(3) }));
    expect(row().duties.PR).toMatchObject({ memberId: tanaka, since: minute(3) });
    expect(unsealed(row().duties.PR!.note!.text)).toBe('会見は18時');
    history.record(BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: sealed('収束') }));
    expect(row().duties.PR).toBeUndefined();
    expect(row().bodies.HEADQUARTERS).toMatchObject({ open: false, posts: [] });
  });

  test('what a duty records or takes up is its activity', () => {
    const { history, row } = opened();
    const { id } = history.record(reported(), { at: 5, actor: { id: sato, duty: 'PR' } });
    history.record(EntryTakenUp.of({ entryId: id, memberId: tanaka, duty: 'FAMILY' }), { at: 8 });
    history.record(reported(), { at: 9 });
    expect(row().activity).toEqual({ PR: minute(5), FAMILY: minute(8) });
    expect(row().lastRecordedAt).toBe(minute(9));
  });
});
