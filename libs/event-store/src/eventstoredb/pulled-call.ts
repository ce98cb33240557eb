import type { ClientReadableStream } from '@grpc/grpc-js';
import { noAnswerWithin } from './failures.js';

/** How long a call may be silent, in milliseconds; Infinity: for ever. */
export interface Patience {
  readonly first: number;
  readonly next: number;
}

/** How many messages wait for the consumer before the server is slowed. */
const mostWaiting = 64;

/**
 * The messages of a server's stream, in batches of what came in meanwhile. Only so many wait, so a slow consumer slows the server. Leaving early, an
 * abort and silence end the call; nothing it emits afterwards goes unheard.
 */
export async function* pulled<Response>(
  call: ClientReadableStream<Response>,
  patience: Patience,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Response[]> {
  let waiting: Response[] = [];
  let failure: unknown;
  let ended = false;
  let wake: () => void = () => undefined;
  const end = () => {
    ended = true;
    wake();
  };
  call.on('error', (error: unknown) => {
    failure ??= error;
    end();
  });
  call.on('end', end);
  call.on('data', (message: Response) => {
    if (waiting.push(message) >= mostWaiting) call.pause();
    wake();
  });
  signal?.addEventListener('abort', end);
  try {
    for (let limit = patience.first; !signal?.aborted;) {
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        limit = patience.next;
        if (call.isPaused()) call.resume();
        yield batch;
      } else if (failure !== undefined) throw failure;
      else if (ended) return;
      else if (await silentFor(limit, (resolve) => (wake = resolve))) throw noAnswerWithin(limit);
    }
  } finally {
    signal?.removeEventListener('abort', end);
    call.cancel();
  }
}

/** False as soon as `onWake`'s function is called, true when that takes too long. */
function silentFor(milliseconds: number, onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = milliseconds === Infinity ? undefined : setTimeout(() => resolve(true), milliseconds);
    onWake(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
