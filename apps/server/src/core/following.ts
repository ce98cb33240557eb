import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 1_000;

/** Follows something of the log for as long as the server runs; when that fails, it is told and begun again. `end` resolves when it has stopped. */
export function following(follow: (signal: AbortSignal) => Promise<void>, onFault: (fault: unknown) => void): { end(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = (async () => {
    while (!signal.aborted) {
      try {
        await follow(signal);
      } catch (fault) {
        if (!signal.aborted) onFault(fault);
      }
      if (!signal.aborted) await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return { end: () => (ending.abort(), ended) };
}
