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
  readonly again: () => void;
}

/** What went wrong: `extensions.code`, or `NETWORK`. */
export const failureOf = (error: CombinedError | undefined): string =>
  error?.networkError ? 'NETWORK' : String(error?.graphQLErrors[0]?.extensions['code'] ?? 'INTERNAL');

/** Another object whenever `mark` is another: as `fresh` it lets the same be asked for again. */
export const useRenewedBy = (mark: number): Readonly<Record<string, unknown>> => useMemo(() => ({}), [mark]);

/**
 * Asks once for each change of `variables` (compared as JSON) and of `fresh` (compared as an object), and again when the connection comes back.
 * `undefined` variables ask nothing.
 */
export function useRead<Data>(query: string, variables: Record<string, unknown> | undefined, fresh?: object): Read<Data> {
  const key = variables && JSON.stringify(variables);
  const [state, setState] = useState<{ data?: Data; failure?: string | undefined; loading: boolean; key?: string | undefined }>({
    loading: key !== undefined,
  });
  const [round, setRound] = useState(0);
  const connected = useObservable(connection) === 'CONNECTED';
  const failed = useRef(false);
  failed.current = state.failure === 'NETWORK';

  useEffect(() => {
    if (connected && failed.current) setRound((count) => count + 1);
  }, [connected]);

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
        setState((before) => (data ? { data, failure, loading: false, key } : { ...before, failure, loading: false }));
      });
    return () => {
      stale = true;
    };
  }, [query, key, round, fresh]);

  const again = useCallback(() => setRound((count) => count + 1), []);
  return { data: state.data, loading: state.loading, failure: state.failure, again };
}
