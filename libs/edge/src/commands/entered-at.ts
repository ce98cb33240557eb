import { epochMilliseconds, instantOf, laterOf, systemClock, type Instant } from '#kernel';
import { reject } from '../errors.js';

const EARLIEST = '2000-01-01T00:00:00.000Z' as Instant;
/** Clocks of clients may be ahead by so much. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * When something was typed, if that can be: not before there was anything to type it on, and not in the future, whether the client goes by the
 * service's clock (`now`; of a drill, the drill's) or by its own. Throws `ENTERED_AT_IMPLAUSIBLE`.
 */
export function checkedEnteredAt(enteredAt: Instant, now: Instant): Instant {
  const latest = instantOf(epochMilliseconds(laterOf(now, systemClock.now())) + TOLERANCE_MS);
  return enteredAt >= EARLIEST && enteredAt <= latest ? enteredAt : reject('ENTERED_AT_IMPLAUSIBLE', {}, ['enteredAt']);
}
