import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

export type Failing = Partial<StatusObject> & { readonly code: status };

/** What may go wrong with one call. */
export type Fault =
  /** Answered with an error, nothing done. */
  | { readonly kind: 'refuse'; readonly failing: Failing }
  /** Done, and then answered with an error: the answer is lost. */
  | { readonly kind: 'lose-answer'; readonly failing: Failing }
  /** Done, and never answered. */
  | { readonly kind: 'hang-after' }
  /** Refused as a conflict, as by a server whose index does not have the repeated batch yet; nothing done. */
  | { readonly kind: 'conflict' }
  /** Neither done nor answered. */
  | { readonly kind: 'hang' };

export const unavailable: Failing = { code: status.UNAVAILABLE, details: 'read ECONNRESET' };
export const notReady: Failing = { code: status.UNAVAILABLE, details: 'Server Is Not Ready' };
export const forwardingTimeout: Failing = { code: status.ABORTED, details: 'Operation timed out: Forwarding timeout' };
export const tooSlow: Failing = {
  code: status.ABORTED,
  details: 'Consumer too slow to handle event while live. Client resubscription required.',
};
export const reset: Failing = { code: status.INTERNAL, details: 'Received RST_STREAM with code 0' };

export function notLeader(host: string, port: number): Failing {
  return named('not-leader', status.NOT_FOUND, { 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) });
}

/** An error as the server names it: in trailers. */
export function named(exception: string, code: status, trailers: Readonly<Record<string, string>> = {}): Failing {
  const metadata = new Metadata();
  metadata.set('exception', exception);
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { code, details: exception, metadata };
}

/** Faults that wait for their call: each is used once, in order. */
export class Faults {
  private readonly waiting = { append: [] as Fault[], read: [] as Fault[] };

  next(call: 'append' | 'read', ...faults: Fault[]): void {
    this.waiting[call].push(...faults);
  }

  take(call: 'append' | 'read'): Fault | undefined {
    return this.waiting[call].shift();
  }
}
