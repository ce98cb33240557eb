import type { Language } from '../settings/preferences.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day (YYYY-MM-DD) as a whiteboard writes it, 「11/22」 or “22 Nov”; one of another year than `today` names its year. */
export function writtenDay(day: string, today: string, language: Language): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  const named = year !== today.slice(0, 4);
  if (language === 'ja') return `${named ? `${year}/` : ''}${month}/${date}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1]}${named ? ` ${year}` : ''}`;
}
