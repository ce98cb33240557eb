import { expect, it } from '@jest/globals';
import { shownMoment } from './shown-moment.js';

it.each([
  ['25:90', '25:90'],
  ['２５：９０', '25:90'],
  [' 2026/13/45 ', '2026/13/45'],
  ['2026-13-45 25:61', '2026-13-45 25:61'],
  ['13月45日', '13月45日'],
  ['13:75 PM', '13:75 PM'],
])('a report may say that "%s" stands there', (cell, shown) => {
  expect(shownMoment(cell)).toBe(shown);
});

it.each(['佐藤花子', '25:90 佐藤花子', '佐藤 25:90', '090-1234-5678', '06-6879-0000', 'ZZ1234567', '20010405', ''])(
  'but never "%s"',
  (cell) => {
    expect(shownMoment(cell)).toBeUndefined();
  },
);
