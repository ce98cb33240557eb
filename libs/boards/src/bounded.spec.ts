import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '#kernel';
import { foldRows, type MemoryRows } from '#projection';
import { codesOf, dispatchKinds, duties, harms, measures } from '#vocabulary';
import { DutyAssigned } from '#response';
import { History, minute, sealed, testId } from '../../contracts/src/testkit/history.js';
import { expenseRecorded } from '../../finance/src/testkit/facts.js';
import {
  confirmed,
  decided,
  dispatchRequested,
  figure,
  incidentOpened,
  personAdded,
  reported,
  stated,
} from '../../response/src/testkit/facts.js';
import type { BoardName } from './board.js';
import { boards, boardViews } from './boards.js';
import { BOARD_BYTES, bounded, bytesOf, KIB } from './size.js';
import { bodyOpened } from '../../response/src/testkit/body-opened.js';

const ENTRIES = 5_000;

interface Shape {
  readonly words: number;
  readonly persons: number;
  readonly duty: number;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
const words = (n: number): string => '現地の病院に搬送された'.repeat(Math.ceil(n / 11)).slice(0, Math.max(n, 1));

/** The n-th entry of a long day: every kind of line, texts of up to so many characters. */
function entry(n: number, { words: length, persons, duty }: Shape): Fact {
  const text = sealed(words((n * 37) % length));
  const personId = (n % persons) + 1;
  switch (n % 10) {
    case 0:
      return stated(personId, { harm: confirmed(pick(codesOf(harms), n)), condition: text, position: text, hospital: text });
    case 1:
      return figure({ measure: pick(codesOf(measures), n), count: n, source: `${words(length % 290)}${n % 50}` });
    case 2:
      return dispatchRequested(1_000_000 + n, {
        kind: pick(codesOf(dispatchKinds), n),
        purpose: text,
        travellers: text,
        forPersonIds: [testId(personId)],
      });
    case 3:
      return decided({ question: sealed(words(length % 300)), options: sealed([words(length % 300), words(length % 300)]), reasons: text });
    case 4:
      return reported({ counterpart: 'FAMILY', personIds: [testId(personId)], text, nextContactAt: minute(n) });
    default:
      return reported({
        ...{ text, action: text, from: text, to: text, informationSource: text, confidential: text },
        disposition: n % 2 ? 'HQ' : 'HANDLER',
        duties: [pick(codesOf(duties), n + duty), pick(codesOf(duties), n)],
        urgent: n % 3 === 0,
        personIds: Array.from({ length: n % 40 }, (_, i) => testId(i + 1)),
      });
  }
}

function longDay(shape: Shape): { rows: MemoryRows; incident: History['incident'] } {
  const history = new History();
  history.record(incidentOpened());
  history.record(bodyOpened('HEADQUARTERS', testId(801)));
  history.record(DutyAssigned.of({ duty: 'PR', memberId: testId(801), since: minute(0) }));
  const name = sealed(words(shape.words % 300));
  for (let n = 1; n <= shape.persons; n++) history.record(personAdded(n, { name, nameReading: name, affiliation: name }));
  for (let n = 0; n < 50; n++) history.record(expenseRecorded({ description: name }), { stream: `expenses-${history.incident}` });
  for (let n = 0; n < ENTRIES; n++) history.record(entry(n, shape));
  return { rows: foldRows(boardViews, history.events), incident: history.incident };
}

test('whatever 5,000 entries say, no board grows beyond its room, and each says how much more there is', () => {
  const shapes = fc.record({ words: fc.integer({ min: 1, max: 3_000 }), persons: fc.integer({ min: 1, max: 400 }), duty: fc.nat(5) });
  fc.assert(
    fc.property(shapes, (shape) => {
      const { rows, incident } = longDay(shape);
      for (const name of Object.keys(boards) as BoardName[]) {
        const board = boards[name](rows, incident, minute(6_000), [])!;
        expect(bytesOf(board)).toBeLessThanOrEqual(BOARD_BYTES);
        const recent = board.sections.find((section) => section.kind === 'CHRONOLOGY')!;
        if (recent.kind !== 'CHRONOLOGY') throw new Error('no chronology');
        expect(recent.lines.items.length).toBeGreaterThan(0);
        expect(recent.lines.items.length + recent.lines.more).toBe(ENTRIES + 3);
      }
    }),
    { numRuns: 3 },
  );
}, 120_000);

test('a bounded list says how many it left out, read or not', () => {
  expect(bounded(['a', 'b', 'c'], { items: 2, bytes: KIB })).toEqual({ items: ['a', 'b'], more: 1 });
  expect(bounded(['a', 'b'], { items: 2, bytes: KIB }, 40)).toEqual({ items: ['a', 'b'], more: 38 });
  expect(bounded(['x'.repeat(2 * KIB)], { items: 2, bytes: KIB })).toEqual({ items: [], more: 1 });
});

test('the size of a value is that of its JSON, with sealed values as they read once opened', () => {
  const value = { a: [1, true, null], b: 'é', c: { d: undefined } };
  expect(Math.abs(bytesOf(value) - Buffer.byteLength(JSON.stringify(value)))).toBeLessThanOrEqual(4);
  expect(bytesOf(sealed('手術開始'))).toBe(Buffer.byteLength(JSON.stringify('手術開始')));
});
