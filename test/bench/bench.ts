import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Figure, Measured } from './figure.js';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true }, people: { type: 'string' } },
});
const people = options.people === undefined ? undefined : Number(options.people);

interface Line extends Measured {
  readonly figure: string;
  readonly unit: string;
  readonly ratio?: number;
  readonly bar?: number;
  readonly better: Figure['better'];
}

const lines: Line[] = [];
for (const figure of await figures()) {
  if (options.only ? !options.only.some((name) => figure.name.startsWith(name)) : options.quick && figure.slow) continue;
  const line = lineOf(figure, await figure.run({ quick: options.quick, people }));
  lines.push(line);
  console.log(JSON.stringify(line));
}
console.table(
  Object.fromEntries(
    lines.map((line) => [
      line.figure,
      { value: line.value, unit: line.unit, limit: line.limit, ratio: line.ratio, bar: barOf(line), reached: reached(line) },
    ]),
  ),
);

async function figures(): Promise<Figure[]> {
  const directory = new URL('figures/', import.meta.url);
  const files = (await readdir(directory)).filter((name) => /\.[jt]s$/.test(name)).sort();
  const modules = await Promise.all(files.map((name) => import(new URL(name, directory).href) as Promise<{ figure: Figure }>));
  return modules.map(({ figure }) => figure);
}

function lineOf({ name, unit, better, bar }: Figure, { value, limit, beside }: Measured): Line {
  return {
    figure: name,
    value: rounded(value),
    unit,
    ...(limit !== undefined && { limit: rounded(limit), ratio: rounded(value / limit) }),
    ...(bar !== undefined && people === undefined && { bar }),
    better,
    ...(beside && { beside }),
  };
}

function rounded(number: number): number {
  return Number(number.toPrecision(number >= 1000 ? 6 : 3));
}

function barOf({ bar, better }: Line): string {
  return bar === undefined ? '–' : `${better === 'higher' ? '≥' : '≤'} ${bar}`;
}

function reached({ value, ratio, bar, better }: Line): string {
  if (bar === undefined) return '–';
  const measured = ratio ?? value;
  return (better === 'higher' ? measured >= bar : measured <= bar) ? 'yes' : 'NO';
}
