/** How long ago something was, in the largest unit that still says something. */
export interface Age {
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** The age of `since` at `now`, both in milliseconds; never negative. */
export function ageOf(since: number, now: number): Age {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) };
  if (seconds < 172_800) return { unit: 'hours', count: Math.floor(seconds / 3600) };
  return { unit: 'days', count: Math.floor(seconds / 86_400) };
}
