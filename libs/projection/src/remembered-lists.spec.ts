import { expect, test } from '@jest/globals';
import type { StoredRow, Uuid } from '#kernel';
import { RememberedLists } from './remembered-lists.js';

const rows = (count: number): StoredRow<number>[] =>
  Array.from({ length: count }, (_, n) => ({ incident: 'i' as Uuid, key: String(n), row: n, createdAt: 'e.1', changedAt: 'e.1' }));
const unread = (): never => {
  throw new Error('was to be remembered');
};

test('a list is read once, and again when something of its scope has changed', () => {
  const lists = new RememberedLists();
  const [mine, other] = [lists.of(1, { tag: 'open' }, () => rows(3)), lists.of(2, { tag: 'open' }, () => rows(4))];
  expect(lists.of(1, { tag: 'open' }, unread)).toBe(mine);
  lists.forget(1);
  expect(lists.of(1, { tag: 'open' }, () => rows(2))).toHaveLength(2);
  expect(lists.of(2, { tag: 'open' }, unread)).toBe(other);
});

test('every way of asking has a list of its own', () => {
  const lists = new RememberedLists();
  const ways = [
    {},
    { tag: 'open' },
    { tag: 'open', limit: 2 },
    { tag: 'open', order: 'sort' },
    { tag: 'open', direction: 'backwards' },
  ] as const;
  const read = ways.map((way, n) => lists.of(1, way, () => rows(n)));
  expect(ways.map((way) => lists.of(1, way, unread))).toEqual(read);
});

test('later pages and what changed since are read each time', () => {
  const lists = new RememberedLists();
  for (const way of [{ after: 'k' }, { since: 'e.1' }]) {
    expect(lists.of(1, way, () => rows(1))).toHaveLength(1);
    expect(lists.of(1, way, () => rows(2))).toHaveLength(2);
  }
});

test('however many lists are asked for, only so many rows are held', () => {
  const lists = new RememberedLists();
  lists.of(1, {}, () => rows(30_000));
  lists.of(2, {}, () => rows(30_000));
  expect(lists.of(1, {}, () => rows(1))).toHaveLength(1);
});
