const WEEKDAY =
  /^ ?(?:\(([月火水木金土日])(?:曜日?)?(?:[・,/]?[祝祭休])?\)|([月火水木金土日])曜日?|\(?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?,?)/i;
const KANJI_DAYS = '月火水木金土日';
const LATIN_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The day of the week at the start of a normalised cell (1 Monday … 7 Sunday) and what follows it; undefined if it starts with none. */
export function readWeekday(cell: string): { readonly weekday: number; readonly rest: string } | undefined {
  const match = WEEKDAY.exec(cell);
  if (!match) return undefined;
  const [whole, bracketed, plain, latin] = match;
  const kanji = bracketed ?? plain;
  return {
    weekday: kanji ? KANJI_DAYS.indexOf(kanji) + 1 : LATIN_DAYS.indexOf(latin!.toLowerCase()) + 1,
    rest: cell.slice(whole.length),
  };
}
