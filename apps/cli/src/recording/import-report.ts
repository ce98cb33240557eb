import type { Wording } from '#kernel';
import { said, type CommandContext } from '../command-context.js';
import { wordsOf, type ChronologyTable, type ChronologyLine } from '../import/chronology-table.js';
import type { LineOutcome, LineResult } from './import-table.js';

const place: Wording = { ja: '{line} 行目', en: 'line {line}' };
const results: Readonly<Record<LineResult, Wording>> = {
  NEW: { ja: '新規', en: 'new' },
  KNOWN: { ja: '取込済', en: 'known' },
  CHANGED: { ja: '変更あり', en: 'changed' },
  CORRECTED: { ja: '訂正', en: 'corrected' },
  REFUSED: { ja: '拒否', en: 'refused' },
};
const totals: Wording = {
  ja: '計 {lines} 行:新規 {NEW}、取込済 {KNOWN}、変更あり {CHANGED}、訂正 {CORRECTED}、拒否 {REFUSED}、読めない行 {faults}',
  en: 'Total {lines} lines: {NEW} new, {KNOWN} known, {CHANGED} changed, {CORRECTED} corrected, {REFUSED} refused, {faults} unreadable',
};
const readable: Wording = { ja: '読めた', en: 'readable' };
const totalRead: Wording = {
  ja: '計 {lines} 行:読めた行 {readable}、読めない行 {faults}',
  en: 'Total {lines} lines: {readable} readable, {faults} unreadable',
};
const notCompared: Wording = {
  ja: 'どの事案とも比べていません。--incident か --open を付けると、新規・取込済・変更ありを示します。',
  en: 'Compared with no incident. With --incident or --open each line is told to be new, known or changed.',
};
/** A note that is about more lines than this names only the first ones. */
const MOST_PLACES = 10;
const more: Wording = { ja: '… ほか{count}件', en: '… and {count} more' };
const changedHint: Wording = {
  ja: '変更のあった行は記録していません。訂正として記録するには --apply-corrections を付けてください。',
  en: 'Changed lines were not recorded. Add --apply-corrections to record them as corrections.',
};

/** What the reader understood, what it could not read, and what it had to conclude. Of the table only dates and times are repeated. */
export function sayReading(context: CommandContext, { notices, faults, lines }: ChronologyTable): void {
  for (const notice of notices) context.note(wordsOf(notice, context.language));
  for (const { line, column, code, details, found } of faults)
    context.note(
      `${said(context, place, { line })}${column && ` 「${column}」`}${found ? ` ${found}` : ''}: ${wordsOf({ code, details }, context.language)} [${code}]`,
    );
  for (const [words, places] of notesOf(context, lines)) context.note(`${namedOf(context, places)}: ${words}`);
}

function namedOf(context: CommandContext, places: readonly string[]): string {
  const named = places.slice(0, MOST_PLACES).join(', ');
  const count = places.length - MOST_PLACES;
  return count > 0 ? `${named} ${said(context, more, { count })}` : named;
}

/** Each note once, with the lines that it is about. */
function notesOf(context: CommandContext, lines: readonly ChronologyLine[]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  for (const line of lines) {
    for (const note of line.notes) {
      const words = wordsOf(note, context.language);
      notes.set(words, [...(notes.get(words) ?? []), placeOf(context, line)]);
    }
  }
  return notes;
}

/** Every line that could be read, where there is no incident to compare with. */
export function sayReadable(context: CommandContext, { lines, faults }: ChronologyTable): void {
  for (const line of lines) context.print(`${placeOf(context, line)}: ${said(context, readable)}`);
  context.print(said(context, totalRead, { lines: lines.length + faults.length, readable: lines.length, faults: faults.length }));
  context.note(said(context, notCompared));
  if (faults.length > 0) context.foundFaults();
}

/** One line for each of the table, or only for those that need a look. */
export function sayOutcomes(context: CommandContext, outcomes: readonly LineOutcome[], which: 'all' | 'remarkable'): void {
  for (const { line, result, refusal } of outcomes) {
    if (which === 'remarkable' && (result === 'NEW' || result === 'KNOWN')) continue;
    context.print(`${placeOf(context, line)}: ${said(context, results[result])}${refusal ? ` ${refusal.message} [${refusal.code}]` : ''}`);
  }
}

export function sayTotals(context: CommandContext, outcomes: readonly LineOutcome[], faults: number): void {
  const counts = Object.fromEntries(
    Object.keys(results).map((result) => [result, outcomes.filter((outcome) => outcome.result === result).length]),
  );
  context.print(said(context, totals, { lines: outcomes.length + faults, faults, ...counts }));
  if (counts['CHANGED']) context.note(said(context, changedHint));
  if (faults + counts['CHANGED']! + counts['REFUSED']! > 0) context.foundFaults();
}

const placeOf = (context: CommandContext, { lineNumber, no }: ChronologyLine): string =>
  `${said(context, place, { line: lineNumber })}${no === undefined ? '' : ` No.${no}`}`;
