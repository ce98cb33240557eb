import { expect, it } from '@jest/globals';
import type { Entry } from '../../api/types/index.js';
import { merged } from './lines.js';

const line = (no: number, more: Partial<Entry> = {}): Entry =>
  ({
    id: `e${no}`,
    no,
    kind: 'REPORT',
    status: 'OPEN',
    duties: [],
    urgent: false,
    recordedAt: `2026-11-22T12:${String(no).padStart(2, '0')}:00.000Z`,
    ...more,
  }) as Entry;
const numbers = (lines: readonly Entry[]) => lines.map(({ no }) => no);

it('puts a new line on top and a late one where it happened', () => {
  const late = line(3, { occurredAt: { instant: '2026-11-22T12:01:30.000Z', precision: 'MINUTE', zone: 'Asia/Tokyo' } });
  expect(numbers(merged([line(2), line(1)], [late], {}, 'RECORDED'))).toEqual([3, 2, 1]);
  expect(numbers(merged([line(2), line(1)], [late], {}, 'OCCURRED'))).toEqual([2, 3, 1]);
});

it('changes a corrected line in its place, and says nothing twice', () => {
  const lines = merged([line(2), line(1)], [line(1, { urgent: true }), line(1, { urgent: true })], {}, 'RECORDED');
  expect(lines).toMatchObject([{ no: 2 }, { no: 1, urgent: true }]);
});

it('takes a settled line off a screen of open ones', () => {
  expect(
    numbers(
      merged(
        [line(2), line(1)],
        [line(2, { status: 'SETTLED' }), line(3, { duties: ['PR'] })],
        { status: ['OPEN'], duty: 'PR' },
        'RECORDED',
      ),
    ),
  ).toEqual([3, 1]);
});
