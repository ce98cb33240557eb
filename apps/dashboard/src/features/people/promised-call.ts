/** Whether a family was promised a call by now (milliseconds) and nobody has called since: `promised` and `last` are ISO 8601. */
export const isOverdue = (promised: string, last: string | null, now: number): boolean =>
  Date.parse(promised) < now && (last === null || Date.parse(last) < Date.parse(promised));
