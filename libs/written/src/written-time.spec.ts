import { expect, it } from '@jest/globals';
import { readTime } from './written-time.js';

it.each([
  ['21時3名が負傷', 21 * 60, 'HOUR', '3名が負傷'],
  ['21時58', 21 * 60 + 58, 'MINUTE', ''],
  ['21時58頃', 21 * 60 + 58, 'ABOUT', ''],
  ['21:58 前日の件', 21 * 60 + 58, 'MINUTE', ' 前日の件'],
  ['21:58 頃', 21 * 60 + 58, 'ABOUT', ''],
  ['9:58 amendment', 9 * 60 + 58, 'MINUTE', ' amendment'],
  ['25:10', 25 * 60 + 10, 'MINUTE', ''],
])('%s', (cell, minutes, precision, rest) => {
  expect(readTime(cell)).toEqual({ time: { kind: 'clock', minutes, seconds: 0, precision }, rest });
});

it.each(['3時間後', '3 amps', 'noone'])('no time is in 「%s」', (cell) => {
  expect(readTime(cell)).toBeUndefined();
});
