import { expect, test } from '@jest/globals';
import { globalId } from '#edge';
import { foldRows } from '#projection';
import { History, minute, testId } from '../../../../contracts/src/testkit/history.js';
import type { Manual } from '../../policies/level/manual.js';
import { decided, reported } from '../../testkit/facts.js';
import { chronology } from '../../views/chronology.view.js';
import { decisions } from '../../views/decisions.view.js';
import { citedClauses, decisionGrounds } from './decision.js';

const manual = (version: string, ja: string) =>
  ({ id: 'manual-test', version, clauses: [{ id: 'M-057.1', level: 3, text: { ja, en: ja } }] }) as unknown as Manual;

test('clauses are worded by the manual that the decision was made under, whichever the incident was opened under', () => {
  const history = new History();
  const { id } = history.record(decided({ clauses: ['M-057.1', 'M-065'], policy: { id: 'manual-test', version: '2' } }));
  const row = foldRows([decisions], history.events).get(decisions, history.incident, id)!;
  expect(citedClauses(row, [manual('1', '旧'), manual('2', '新')])).toEqual([
    { clause: 'M-057.1', level: 3, text: { ja: '新', en: '新' } },
    { clause: 'M-065', level: null, text: null },
  ]);
});

test('a ground that is no line of the chronology is still named, without a place on the whiteboard', () => {
  const history = new History();
  const { incident } = history;
  const line = history.record(reported());
  const { id } = history.record(decided({ grounds: [line.id, testId(404)] }));
  const rows = foldRows([decisions, chronology], history.events);
  expect(decisionGrounds(rows.get(decisions, incident, id)!, { rows, incident, now: minute(9) })).toEqual([
    { entryId: globalId('Entry', incident, line.id), no: 1, changed: false },
    { entryId: globalId('Entry', incident, testId(404)), no: null, changed: false },
  ]);
});
