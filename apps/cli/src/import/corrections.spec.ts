import { describe, expect, it } from '@jest/globals';
import { correctionIn } from './corrections.js';

describe('a correction', () => {
  it.each([
    ['12', ''],
    ['No.12', ''],
    ['№ 012の訂正', ''],
    ['', 'No.12訂正:3名は5名'],
    ['', '【No.12の訂正】3名は5名'],
    ['', '訂正(No.12) 5名'],
    ['', 'Correction of No 12: five'],
    ['', '#12 訂正'],
  ])('is known by its column %j or its text %j', (column, text) => {
    expect(correctionIn(column, text)).toEqual({ no: '12' });
  });

  it.each([
    ['○', ''],
    ['', '訂正:3名は5名'],
    ['', '【訂正】5名'],
    ['', 'Correction: five'],
  ])('without a number is not guessed (%j, %j)', (column, text) => {
    expect(correctionIn(column, text)).toBe('without number');
  });

  it.each([
    ['', 'No.12の件、継続中'],
    ['', '発表文を訂正した'],
    ['', '12名に訂正'],
    ['-', ''],
    ['', '新聞社へ訂正を申し入れ。No.12参照'],
  ])('is not every line that says 訂正 (%j, %j)', (column, text) => {
    expect(correctionIn(column, text)).toBeUndefined();
  });
});
