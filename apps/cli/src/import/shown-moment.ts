const DATE = '(?:20\\d{2}[-/.年])?\\d{1,2}[/月]\\d{1,2}日?|20\\d{2}[-.]\\d{1,2}[-.]\\d{1,2}|\\d{1,2}日';
const TIME = '\\d{1,2}[:時](?:\\d{1,2}分?)?(?::\\d{2})?頃?(?: ?[AP]M)?';
/** Digits without the signs of a date or time may be a telephone number or a secret one. */
const MOMENT = new RegExp(`^(?:(?:${DATE})(?:[ T]?${TIME})?|${TIME})$`, 'i');

/** What a cell of dates or times says, for a report: nothing but a date or time, for anything else there could be about a person. */
export function shownMoment(cell: string): string | undefined {
  const written = cell.normalize('NFKC').trim();
  return MOMENT.test(written) ? written : undefined;
}
