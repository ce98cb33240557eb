import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { categoryOf } from './cost-categories.js';
import { loadCostCategories } from './load-cost-categories.js';

const directory = new URL('../../../../schemas/policies', import.meta.url).pathname;

test('the file has the twenty categories of the manual and "other" (M-089), each once and with its source line', () => {
  const { categories } = loadCostCategories(directory);
  expect(categories.map(({ no }) => no)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  expect(categories.at(-1)!.id).toBe('OTHER');
  expect(categories.map(({ ja }) => ja).slice(0, 3)).toEqual([
    '国際電話料',
    '電話回線(LAN線)開設費用',
    'ファックス機およびパソコンリース料',
  ]);
  expect(categoryOf(loadCostCategories(directory), 'MEALS')).toMatchObject({ ja: '食事代', en: 'Meals', rule: 'M-089' });
});

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'cost-categories-'));
  for (const name of ['cost-categories.json', 'cost-categories.schema.json']) cpSync(join(directory, name), join(copy, name));
});
afterEach(() => rmSync(copy, { recursive: true }));

test.each([
  ['a category without words in English', /"en": "Meals",?/, '', /en/],
  ['a category that stands there twice', /"id": "MEALS"/, '"id": "OTHER"', /OTHER/],
])('a file with %s is refused, saying so', (_sentence, what, by, says) => {
  const file = join(copy, 'cost-categories.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(what, by));
  expect(() => loadCostCategories(copy)).toThrow(says);
});
