const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How far a key moves the moment shown, in milliseconds. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -MINUTE,
  ArrowDown: -MINUTE,
  ArrowRight: MINUTE,
  ArrowUp: MINUTE,
  PageDown: -10 * MINUTE,
  PageUp: 10 * MINUTE,
};

/** The whole second that a moment (milliseconds) lies in. */
export const secondOf = (moment: number): number => Math.floor(moment / SECOND) * SECOND;

/** The address of a second: recorded times have milliseconds, and its end holds all of it. */
export const endOfSecond = (second: number): string => new Date(secondOf(second) + SECOND - 1).toISOString();

/** The second to which a key leads from a moment, between the first and the last; undefined for a key that does not step. */
export function stepped(key: string, from: number, first: number, last: number): number | undefined {
  const step = STEPS[key];
  return step === undefined ? undefined : secondOf(Math.min(Math.max(secondOf(from) + step, first), last));
}
