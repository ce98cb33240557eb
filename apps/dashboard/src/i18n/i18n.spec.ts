import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

type Tree = { readonly [key: string]: string | Tree };
const here = fileURLToPath(new URL('.', import.meta.url));
const flat = (tree: Tree, prefix = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`),
    ),
  );
const words = (name: string) => flat(JSON.parse(readFileSync(join(here, name), 'utf8')) as Tree);

const ja = words('ja.json');
const en = words('en.json');
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const source = readdirSync(join(here, '..'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(here, '..', path), 'utf8'))
  .join('\n');
const used = new Set(
  [...source.matchAll(/\bt\(\s*'([\w.]+)'/g), ...source.matchAll(/'(i18n:)?([a-z]\w*(?:\.\w+)+)'/g)].map((match) => match[2] ?? match[1]),
);

describe('both languages say the same things', () => {
  const keys = (list: Record<string, string>) => [...new Set(Object.keys(list).map(withoutPlural))].sort();

  it('have the same keys', () => expect(keys(ja)).toEqual(keys(en)));

  it('have a word for every key on screen', () => {
    const asked = [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => key!);
    expect(asked.filter((key) => !keys(ja).includes(key))).toEqual([]);
  });

  it('have no key that no screen uses', () => expect(keys(ja).filter((key) => !used.has(key))).toEqual([]));

  it('name the columns of a table with a capital, on a phone as well', () => {
    const labels = [...source.matchAll(/(?:data-label={|<Table\.Th[^>]*>{)t\('([\w.]+)'\)/g)].map(([, key]) => en[key!]!);
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !/^\p{Lu}/u.test(label))).toEqual([]);
  });

  it('fill in the same values', () => {
    const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
    for (const key of keys(ja)) expect([key, holes(ja[key] ?? ja[`${key}_other`]!)]).toEqual([key, holes(en[key] ?? en[`${key}_other`]!)]);
  });
});
