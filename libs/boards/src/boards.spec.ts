import { describe, expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import {
  DecisionCorrected,
  DutyAssigned,
  EntryTakenUp,
  EntryWithdrawn,
  LevelAssessed,
  LevelChanged,
  loadManuals,
  ReportCorrected,
} from '#response';
import { History, minute, sealed, testId, unsealed } from '../../contracts/src/testkit/history.js';
import { expenseRecorded, rateRecorded } from '../../finance/src/testkit/facts.js';
import {
  confirmed,
  decided,
  decisionOf,
  dispatchRequested,
  figure,
  incidentFact,
  incidentOpened,
  personAdded,
  presumed,
  reported,
  reportOf,
  stated,
} from '../../response/src/testkit/facts.js';
import type { Board, BoardName, Section, SectionKind } from './board.js';
import { boards, boardViews } from './boards.js';
import { bodyOpened } from '../../response/src/testkit/body-opened.js';

const manuals = loadManuals(new URL('../../../schemas/policies', import.meta.url).pathname).map((manual) => ({
  ...manual,
  ...{ id: 'manual-test', version: '1' },
}));
const names = Object.keys(boards) as BoardName[];
const policy = { id: 'manual-test', version: '1' };
const sato = testId(801);

function accident() {
  const history = new History();
  history.record(incidentOpened());
  const rows = () => foldRows(boardViews, history.events);
  return {
    history,
    rows,
    expense: (fact: ReturnType<typeof expenseRecorded> | ReturnType<typeof rateRecorded>) =>
      history.record(fact, { stream: `expenses-${history.incident}` }),
    board: (name: BoardName, at = 0): Board => boards[name](rows(), history.incident, minute(at), manuals)!,
  };
}

const section = <Kind extends SectionKind>(board: Board, kind: Kind) =>
  board.sections.find((found) => found.kind === kind) as Extract<Section, { kind: Kind }>;

const raised = (to: number, certainty: 'CONFIRMED' | 'PRESUMED' = 'CONFIRMED') => [
  LevelAssessed.of({ level: to, certainty, clauses: [], basis: [], policy }),
  LevelChanged.of({ from: 0, to, certainty, basis: [], by: 'policy' as const }),
];

describe('every board', () => {
  test('has the same top, answers about its own incident only, and knows what it has shown', () => {
    const { history, rows, board } = accident();
    const last = history.record(personAdded(1));
    for (const name of names) {
      expect(board(name)).toMatchObject({ board: name, lastEventId: last.id, level: { inForce: { value: 0 } }, counts: { sent: 1 } });
      expect(boards[name](rows(), testId(404), minute(0), manuals)).toBeUndefined();
    }
  });

  test('shows entries of duties that nobody holds as 未割当, once, and of held ones not', () => {
    const { history, board } = accident();
    history.record(bodyOpened('HEADQUARTERS', sato));
    const both = history.record(reported({ disposition: 'HANDLER', duties: ['PR', 'FAMILY'] }));
    for (const name of names) expect(section(board(name), 'UNASSIGNED').lines.items.map(({ entryId }) => entryId)).toEqual([both.id]);
    history.record(DutyAssigned.of({ duty: 'PR', memberId: sato, since: minute(1) }));
    expect(section(board('HQ'), 'UNASSIGNED').lines).toEqual({ items: [], more: 0 });
  });

  test('shows the newest record first, a late one marked', () => {
    const { history, board } = accident();
    history.record(reported(), { at: 10 });
    const late = history.record(reported({ occurredAt: { instant: minute(0), precision: 'MINUTE', zone: 'Asia/Tokyo' } }), { at: 200 });
    expect(section(board('PR'), 'CHRONOLOGY').lines.items[0]).toMatchObject({ entryId: late.id, late: true });
  });

  test('leaves class 3 and 4 and long texts to the chronology and says so', () => {
    const { history, board } = accident();
    history.record(reported({ text: sealed('長'.repeat(2_000)), confidential: sealed('診断名') }));
    history.record(stated(1, { harm: confirmed('SERIOUS'), condition: sealed('開放骨折'), hospital: sealed('市立病院') }));
    const [state, report] = section(board('HQ'), 'CHRONOLOGY').lines.items;
    expect(report!.leftOut).toEqual(['text', 'confidential']);
    expect(state!.leftOut).toEqual(['condition', 'hospital']);
    expect(state!.content).toMatchObject({ harm: { value: 'SERIOUS' } });
  });
});

describe('本部', () => {
  test('lists what only people can decide', () => {
    const { history, board } = accident();
    for (const fact of raised(3)) history.record(fact);
    history.record(LevelAssessed.of({ level: 1, certainty: 'CONFIRMED', clauses: [], basis: [], policy }));
    const ground = history.record(reported());
    const decision = history.record(decided({ grounds: [ground.id] }));
    history.record(ReportCorrected.of({ entryId: ground.id, reason: sealed('誤り'), ...reportOf() }));
    history.record(dispatchRequested(70));
    history.record(personAdded(1));
    const at = { instant: minute(1), precision: 'MINUTE', zone: 'Asia/Tokyo' } as const;
    history.record(stated(1, { harm: confirmed('SLIGHT'), occurredAt: at }));
    history.record(stated(1, { harm: confirmed('SERIOUS'), occurredAt: at }));
    expect(section(board('HQ'), 'AWAITING').matters.items).toMatchObject([
      { matter: 'BODY_NOT_OPENED', body: 'HEADQUARTERS', rule: 'M-057' },
      { matter: 'LEVEL_ABOVE_FACTS', inForce: 3, assessed: 1 },
      { matter: 'DECISION_SHAKEN', decisionId: decision.id, shakenBy: [ground.id] },
      { matter: 'DISPATCH_TO_APPROVE', dispatchId: testId(70) },
      { matter: 'PERSON_DISPUTED', personId: testId(1) },
    ]);
  });

  test('at level 2 the headquarters is to be considered (M-082), and open duties want holders', () => {
    const { history, board } = accident();
    for (const fact of raised(2)) history.record(fact);
    history.record(bodyOpened('TEAM', sato));
    const matters = section(board('HQ'), 'AWAITING').matters.items;
    expect(matters[0]).toMatchObject({ matter: 'BODY_TO_CONSIDER', body: 'HEADQUARTERS', rule: 'M-082' });
    expect(matters.flatMap((matter) => (matter.matter === 'DUTY_VACANT' ? [matter.duty] : []))).toEqual([
      'FAMILY',
      'LOGISTICS',
      'ON_SITE',
      'GENERAL_AFFAIRS',
    ]);
  });

  test('the headquarters were considered once somebody decided on it by M-082, until the level is set anew', () => {
    const { history, board } = accident();
    const considered = () => section(board('HQ'), 'AWAITING').matters.items.every(({ matter }) => matter !== 'BODY_TO_CONSIDER');
    const decides = () => history.record(decided({ clauses: ['M-082'] }));
    decides();
    for (const fact of raised(2)) history.record(fact);
    expect(considered()).toBe(false);
    const decision = decides();
    expect(considered()).toBe(true);
    history.record(EntryWithdrawn.of({ entryId: decision.id, reason: sealed('誤り') }));
    expect(considered()).toBe(false);
    decides();
    history.record(LevelChanged.of({ from: 2, to: 3, certainty: 'CONFIRMED', basis: [], by: 'policy' }));
    history.record(LevelChanged.of({ from: 3, to: 2, certainty: 'CONFIRMED', basis: [], by: 'person' }));
    expect(considered()).toBe(false);
  });

  test('they were considered by a live decision, however many others were withdrawn since, and by one that was corrected to name the rule', () => {
    const { history, board } = accident();
    const considered = () => section(board('HQ'), 'AWAITING').matters.items.every(({ matter }) => matter !== 'BODY_TO_CONSIDER');
    const before = history.record(decided());
    for (const fact of raised(2)) history.record(fact);
    const live = history.record(decided({ clauses: ['M-082'] }));
    for (let n = 0; n < 5; n++)
      history.record(EntryWithdrawn.of({ entryId: history.record(decided({ clauses: ['M-082'] })).id, reason: sealed('誤り') }));
    expect(considered()).toBe(true);
    history.record(EntryWithdrawn.of({ entryId: live.id, reason: sealed('誤り') }));
    expect(considered()).toBe(false);
    history.record(DecisionCorrected.of({ entryId: before.id, reason: sealed('条項の追記'), ...decisionOf({ clauses: ['M-082'] }) }));
    expect(considered()).toBe(true);
  });

  test('a level that somebody set knowing the facts is not asked about again until they give something else', () => {
    const { history, board } = accident();
    const asked = () => section(board('HQ'), 'AWAITING').matters.items.some(({ matter }) => matter === 'LEVEL_ABOVE_FACTS');
    const assessed = (level: number) => history.record(LevelAssessed.of({ level, certainty: 'CONFIRMED', clauses: [], basis: [], policy }));
    for (const fact of raised(3)) history.record(fact);
    assessed(1);
    expect(asked()).toBe(true);
    history.record(LevelChanged.of({ from: 3, to: 2, certainty: 'CONFIRMED', basis: [], by: 'person' }));
    expect(asked()).toBe(false);
    assessed(0);
    expect(asked()).toBe(true);
  });

  test('sources that give different numbers ask nobody for a decision: the figures show them (U-12)', () => {
    const { history, board } = accident();
    history.record(figure({ source: '警察', count: 3 }));
    history.record(figure({ source: '報道', count: 5 }));
    expect(board('HQ').counts.figures.items).toMatchObject([{ conflict: true }]);
    expect(section(board('HQ'), 'AWAITING').matters).toEqual({ items: [], more: 0 });
  });

  const correct = (entryId: string) => ReportCorrected.of({ entryId, reason: sealed('誤り'), ...reportOf() });

  test('a decision whose grounds changed is found however many were made since, and those beyond the list are counted', () => {
    const { history, board } = accident();
    const ground = history.record(reported());
    const shaken = Array.from({ length: 7 }, () => history.record(decided({ grounds: [ground.id] })).id);
    for (let n = 0; n < 20; n++) history.record(decided({ grounds: [history.record(reported()).id] }));
    history.record(correct(ground.id));
    const { matters, moreOf } = section(board('HQ'), 'AWAITING');
    expect(matters.items.map((matter) => matter.matter === 'DECISION_SHAKEN' && matter.decisionId)).toEqual(shaken.slice(0, 5));
    expect([matters.more, moreOf]).toEqual([2, [{ matter: 'DECISION_SHAKEN', more: 2 }]]);
  });

  test('a decision whose grounds changed is answered by a later one that names it, until that is withdrawn or they change again', () => {
    const { history, board } = accident();
    const ids = () =>
      section(board('HQ'), 'AWAITING').matters.items.map((matter) => matter.matter === 'DECISION_SHAKEN' && matter.decisionId);
    const ground = history.record(reported());
    const first = history.record(decided({ grounds: [ground.id] }));
    history.record(decided({ grounds: [first.id] }));
    history.record(correct(ground.id));
    expect(ids()).toEqual([first.id]);
    const again = history.record(decided({ grounds: [first.id] }));
    expect(ids()).toEqual([]);
    history.record(correct(ground.id));
    expect(ids()).toEqual([first.id]);
    const third = history.record(decided({ grounds: [first.id] }));
    history.record(EntryWithdrawn.of({ entryId: third.id, reason: sealed('誤り') }));
    history.record(EntryWithdrawn.of({ entryId: again.id, reason: sealed('誤り') }));
    expect(ids()).toEqual([first.id]);
  });

  test('what was not listed for lack of room is counted, kind by kind', () => {
    const { history, board } = accident();
    for (let n = 1; n <= 7; n++) history.record(dispatchRequested(n, { purpose: sealed('長'.repeat(n > 1 ? 10 : 200)) }));
    const { matters, moreOf } = section(board('HQ'), 'AWAITING');
    const { items, more } = matters;
    expect(items.map((matter) => matter.matter === 'DISPATCH_TO_APPROVE' && matter.purpose !== undefined)).toEqual([
      false,
      ...Array(4).fill(true),
    ]);
    expect([more, moreOf]).toEqual([2, [{ matter: 'DISPATCH_TO_APPROVE', more: 2 }]]);
  });

  test('its queue has urgent entries first, then the oldest; taken-up ones stay until settled', () => {
    const { history, board } = accident();
    const old = history.record(reported({ disposition: 'HQ' }));
    const newer = history.record(reported({ disposition: 'HQ' }));
    const urgent = history.record(reported({ disposition: 'HQ', urgent: true }));
    history.record(reported({ disposition: 'HANDLER', duties: ['PR'] }));
    history.record(EntryTakenUp.of({ entryId: old.id, memberId: sato }));
    const { lines, open, waiting } = section(board('HQ'), 'INBOX');
    expect(lines.items.map(({ entryId, status }) => [entryId, status])).toEqual([
      [urgent.id, 'OPEN'],
      [old.id, 'TAKEN_UP'],
      [newer.id, 'OPEN'],
    ]);
    expect([open, waiting]).toEqual([3, 2]);
  });

  test('flags a duty of which nothing was heard for an hour', () => {
    const { history, board } = accident();
    history.record(bodyOpened('HEADQUARTERS', sato));
    for (const duty of ['PR', 'FAMILY'] as const) history.record(DutyAssigned.of({ duty, memberId: sato, since: minute(0) }));
    history.record(reported(), { at: 50, actor: { id: sato, duty: 'FAMILY' } });
    const silent = (at: number) =>
      section(board('HQ', at), 'DUTIES')
        .duties.filter((line) => line.silent)
        .map(({ duty }) => duty);
    expect([silent(59), silent(60), silent(110)]).toEqual([[], ['PR'], ['PR', 'FAMILY']]);
  });

  test('counts people by the seven words, and shows figures of others beside them, never added', () => {
    const { history, board } = accident();
    for (const n of [1, 2, 3]) history.record(personAdded(n));
    history.record(stated(1, { harm: confirmed('CRITICAL') }));
    history.record(stated(2, { whereabouts: confirmed('SAFE') }));
    history.record(stated(2, { harm: presumed('SLIGHT') }));
    history.record(figure({ source: '警察', count: 7 }));
    history.record(incidentFact());
    const { sent, byCondition, figures, facts } = board('HQ').counts;
    expect([sent, byCondition.CRITICAL, byCondition.SAFE, byCondition.UNCONFIRMED]).toEqual([3, 1, 1, 1]);
    expect(figures.items).toMatchObject([{ measure: 'INJURED', conflict: false, sources: { items: [{ source: '警察', count: 7 }] } }]);
    expect(facts).toMatchObject([{ fact: 'PUBLIC_ATTENTION', holds: true }]);
  });

  test('shows what it costs by currency', () => {
    const { expense, board } = accident();
    expense(expenseRecorded());
    expense(expenseRecorded({ estimate: { amount: 10_000, currency: 'EUR' } }));
    expect(section(board('HQ'), 'EXPENSES').totals.converted).toMatchObject({ expected: 480_000, withoutRate: ['EUR'] });
    expense(rateRecorded('EUR', '160'));
    expect(section(board('HQ'), 'EXPENSES').totals.converted).toMatchObject({ expected: 496_000, withoutRate: [] });
  });
});

describe('家族', () => {
  const family = { counterpart: 'FAMILY' as const, personIds: [testId(1)] };
  const line = (board: Board) => section(board, 'PERSONS').persons.items.find(({ personId }) => personId === testId(1))!;

  test('says of each student when the family was last spoken to and whether a promise is overdue', () => {
    const { history, board } = accident();
    history.record(personAdded(1));
    expect(line(board('FAMILY')).family).toBeUndefined();
    const call = history.record(reported({ ...family, receivedAt: minute(5), nextContactAt: minute(30) }));
    expect(line(board('FAMILY', 30)).family).toMatchObject({ entryId: call.id, nextContactAt: minute(30), overdue: false });
    expect(line(board('FAMILY', 31)).family).toMatchObject({ overdue: true });
    history.record(reported({ ...family, direction: 'OUTBOUND', receivedAt: minute(32) }));
    expect(line(board('FAMILY', 40)).family).toMatchObject({ direction: 'OUTBOUND', overdue: false });
  });

  test('a contact that was withdrawn counts for nothing', () => {
    const { history, board } = accident();
    history.record(personAdded(1));
    const { id } = history.record(reported(family));
    history.record(EntryWithdrawn.of({ entryId: id, reason: sealed('別の家族') }));
    expect(line(board('FAMILY')).family).toBeUndefined();
  });

  test('shows no medical words', () => {
    const { history, board } = accident();
    history.record(personAdded(1));
    history.record(stated(1, { harm: confirmed('SERIOUS'), condition: sealed('開放骨折') }));
    expect(line(board('FAMILY'))).not.toHaveProperty('medical');
    expect(unsealed(line(board('FAMILY')).name)).toBe('学生1');
  });
});

describe('who sees what', () => {
  const has = (name: BoardName, kind: SectionKind) =>
    accident()
      .board(name)
      .sections.some((found) => found.kind === kind);

  test('the PR board names nobody; costs stay with the headquarters and logistics', () => {
    expect(has('PR', 'PERSONS')).toBe(false);
    expect(names.filter((name) => has(name, 'EXPENSES'))).toEqual(['HQ', 'LOGISTICS']);
  });

  test('only the people on site see medical words and the position beside each other', () => {
    const { history, board } = accident();
    history.record(personAdded(1));
    history.record(stated(1, { harm: confirmed('SERIOUS'), condition: sealed('開放骨折'), position: sealed('市立病院3階') }));
    const withMedical = names.filter((name) => section(board(name), 'PERSONS')?.persons.items[0]?.medical);
    expect(withMedical).toEqual(['ON_SITE']);
    expect(unsealed(section(board('ON_SITE'), 'PERSONS').persons.items[0]!.medical!.condition!.value)).toBe('開放骨折');
    expect(section(board('LOGISTICS'), 'PERSONS').persons.items[0]!.position).toBeDefined();
  });
});

test('the moment of a board is an argument: the same rows and moment give the same board', () => {
  const { history, rows } = accident();
  history.record(personAdded(1));
  const read = rows();
  const at = minute(9);
  expect(boards.HQ(read, history.incident, at, manuals)).toEqual(boards.HQ(read, history.incident, at, manuals));
});
