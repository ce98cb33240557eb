import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { api } from './client.js';
import { connection, heard } from './connection.js';
import { useObservable } from '../app/observable.js';

/** An answer as a screen holds it: the newest data stays while a newer is awaited or cannot be had. */
export interface Read<Data> {
  readonly data: Data | undefined;
  readonly loading: boolean;
  /** `extensions.code` of a failed query, or `NETWORK`. */
  readonly failure: string | undefined;
  /** What the server said of the failure, in the reader's language. */
  readonly said: string | undefined;
  readonly again: () => void;
}

/** What went wrong: `extensions.code`, or `NETWORK`. */
export const failureOf = (error: CombinedError | undefined): string =>
  error?.networkError ? 'NETWORK' : String(error?.graphQLErrors[0]?.extensions['code'] ?? 'INTERNAL');

/** A list or page that could not be read; the message is the code. */
export class ReadFailure extends Error {
  readonly said: string | undefined;

  constructor(error: CombinedError | undefined) {
    super(failureOf(error));
    this.said = saidOf(error);
  }
}

const saidOf = (error: CombinedError | undefined): string | undefined => error?.graphQLErrors[0]?.message;

/** Failures that end when the server is there again, or another one is. */
const ENDS_WITH_NEW_CONNECTION = new Set(['NETWORK', 'VIEW_STOPPED']);

/** Asks again when the connection comes back, if `failure` may have ended with that. */
export function useAgainOnceConnected(failure: string | undefined, again: () => void): void {
  const connected = useObservable(connection) === 'CONNECTED';
  const failed = useRef(false);
  failed.current = ENDS_WITH_NEW_CONNECTION.has(failure ?? '');
  useEffect(() => {
    if (connected && failed.current) again();
  }, [connected, again]);
}

/** Another object asks for the same again. */
export interface Fresh {
  readonly atLeast?: string | undefined;
  /** How many erasures there were: what was read before the last goes even if it cannot be read again. */
  readonly erasures: number;
}

/** Fresh whenever something of the incident was erased. */
export const useUnerased = (erasures: number): Fresh => useMemo(() => ({ erasures }), [erasures]);

/**
 * Asks once for each change of `variables` (compared as JSON) and of `fresh` (compared as an object), and again when the connection comes back.
 * `undefined` variables ask nothing.
 */
export function useRead<Data>(query: string, variables: Record<string, unknown> | undefined, fresh?: Fresh): Read<Data> {
  const key = variables && JSON.stringify(variables);
  // However new it has to be, it is about the same.
  const about = variables && JSON.stringify({ ...variables, atLeast: undefined, erasures: fresh?.erasures });
  const [state, setState] = useState<{
    data?: Data | undefined;
    about?: string | undefined;
    failure?: string | undefined;
    said?: string | undefined;
    loading: boolean;
  }>({
    loading: key !== undefined,
  });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((count) => count + 1), []);
  useAgainOnceConnected(state.failure, again);

  useEffect(() => {
    if (key === undefined) return;
    let stale = false;
    setState((before) => ({ ...before, loading: true }));
    void api
      .query<Data>(query, JSON.parse(key) as Record<string, unknown>)
      .toPromise()
      .then(({ data, error }) => {
        if (stale) return;
        if (!error?.networkError) heard();
        const failure = error && failureOf(error);
        const said = saidOf(error);
        // What was read before of the same stays until an answer without a failure replaces it.
        setState((before) => {
          const kept = error && before.data && before.about === about;
          return { data: kept ? before.data : data, about, failure, said, loading: false };
        });
      });
    return () => {
      stale = true;
    };
  }, [query, key, round, fresh]);

  return { data: state.data, loading: state.loading, failure: state.failure, said: state.said, again };
}
