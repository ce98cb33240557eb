import type { Disposition, Duty } from '../api/types/index.js';

/** Fields that say what an act is about, best first. */
const TELLING = [
  'text',
  'description',
  'question',
  'purpose',
  'outcome',
  'wording',
  'title',
  'reason',
  'grounds',
  'note',
  'name',
  'source',
];

/** The words that its author will know an unsent act by; empty when it has none. */
export function wordsOf(input: object): string {
  const fields = input as Record<string, unknown>;
  for (const name of TELLING) if (typeof fields[name] === 'string' && fields[name]) return fields[name];
  for (const name of ['content', 'profile', 'state']) {
    const inner = fields[name];
    if (inner && typeof inner === 'object') return wordsOf(inner);
  }
  return '';
}

interface Handling {
  readonly urgent: boolean;
  readonly disposition: Disposition | undefined;
  readonly duties: readonly Duty[];
}

/** Whom an unsent act calls on, and whether at once. */
export function handlingOf(input: object): Handling {
  const { content = input } = input as { readonly content?: object };
  const { urgent = false, disposition, duties = [] } = content as Partial<Handling>;
  return { urgent, disposition, duties };
}
