/** Numbers as dates and times have them, at most two digits after the first; a telephone number or a name is none. */
const NUMBERS = /^\d{1,4}([:/.\-年月日時分\sT]{1,2}\d{1,2}){0,5}[年月日時分頃]?( ?[AP]M)?$/i;

/** What a cell of dates or times says, for a report: nothing but numbers, for anything else there could be about a person. */
export function shownMoment(cell: string): string | undefined {
  const written = cell.normalize('NFKC').trim();
  return NUMBERS.test(written) ? written : undefined;
}
