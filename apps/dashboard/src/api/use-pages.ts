import { useThrottledValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useIncident } from '../app/incident-context.js';
import { asOf } from '../app/moment.js';
import { useObservable } from '../app/observable.js';
import { api } from './client.js';
import { connection, heard } from './connection.js';
import { pushedIncidents } from './live-incidents.js';
import type { Connection } from './types/index.js';
import { ReadFailure, useAgainOnceConnected, useUnerased, type Fresh } from './use-read.js';
import { lastWritten } from './written.js';

const PAGE = 100;
/** How often a list is asked for again while nothing can be pushed. */
const ASK_EVERY = 20_000;
/** At most so often while much is pushed. */
const PUSHED_AT_MOST_EVERY = 1_000;

interface Pages<Node> {
  readonly nodes: readonly Node[];
  readonly total: number;
  readonly read: number;
  /** Where the next page begins; undefined when all is there. */
  readonly next: string | undefined;
  /** Of the first page: what came between it and the next is not counted as seen. */
  readonly lastEventId: string | undefined;
}

interface State<Node> {
  readonly found?: Pages<Node>;
  readonly about?: string | undefined;
  /** The reading of which `found` is. */
  readonly reading?: object;
  readonly failure?: ReadFailure;
  readonly loading: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * A list, page after page: `more` shows the next one, and is undefined when all is there. `undefined` variables ask nothing. `isAnswer`: what is
 * there answers these variables, not the former ones.
 */
export function usePages<Node>(field: string, query: string, variables: Variables | undefined, fresh?: Fresh) {
  const key = variables && JSON.stringify(variables);
  const about = key && JSON.stringify([key, fresh?.erasures]);
  const [asked, setAsked] = useState({ key, pages: 1 });
  const pages = asked.key === key ? asked.pages : 1;
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((count) => count + 1), []);
  const [state, setState] = useState<State<Node>>({ loading: key !== undefined });
  useAgainOnceConnected(state.failure?.message, again);
  // One reading goes on where it ended; another begins anew.
  const reading = useMemo(() => ({}), [field, query, key, round, fresh]);

  useEffect(() => {
    if (key === undefined) return;
    let stale = false;
    setState((before) => ({ ...before, loading: true }));
    const before = state.reading === reading ? state.found : undefined;
    readPages(field, query, { ...(JSON.parse(key) as Variables), atLeast: fresh?.atLeast }, pages, before).then(
      (found) => !stale && setState({ found, about, reading, loading: false }),
      (failure: ReadFailure) => !stale && setState((before) => ({ ...(before.about === about && before), failure, loading: false })),
    );
    return () => {
      stale = true;
    };
  }, [reading, pages]);

  const { found, failure, loading } = state;
  return {
    nodes: found?.nodes,
    total: found?.total ?? 0,
    isAnswer: state.about === about,
    lastEventId: found?.lastEventId,
    more: found?.next ? () => setAsked({ key, pages: pages + 1 }) : undefined,
    failure: failure?.message,
    said: failure?.said,
    loading,
    again,
  };
}

/** So many pages, of which those of `before` are read already. Rejects with a `ReadFailure`. */
async function readPages<Node>(
  field: string,
  query: string,
  variables: Variables,
  pages: number,
  before: Pages<Node> | undefined,
): Promise<Pages<Node>> {
  let found = before;
  while (!found || (found.next && found.read < pages)) {
    const asked = { ...variables, first: PAGE, after: found?.next };
    const { data, error } = await api.query<Record<string, Connection<Node>>>(query, asked).toPromise();
    if (!error?.networkError) heard();
    const page = data?.[field];
    if (!page) throw new ReadFailure(error);
    const { hasNextPage, endCursor } = page.pageInfo;
    found = {
      nodes: [...(found?.nodes ?? []), ...page.nodes],
      total: page.totalCount,
      read: (found?.read ?? 0) + 1,
      next: hasNextPage && endCursor ? endCursor : undefined,
      lastEventId: found ? found.lastEventId : (page.lastEventId ?? undefined),
    };
  }
  return found;
}

/**
 * A new object whenever something of the incident may be new: it was pushed, this page has written, or the connection came back. Of a past moment
 * only what was erased since can be.
 */
export function useFresh(incidentId: string, at: string | undefined): Fresh {
  const { erasures } = useIncident();
  const unerased = useUnerased(erasures);
  const pushed = useThrottledValue(useObservable(pushedIncidents).get(incidentId), PUSHED_AT_MOST_EVERY);
  const atLeast = useObservable(lastWritten);
  const connected = useObservable(connection) === 'CONNECTED';
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (at || connected) return;
    const timer = setInterval(() => setAsked((count) => count + 1), ASK_EVERY);
    return () => clearInterval(timer);
  }, [at, connected]);
  const fresh = useMemo(() => ({ atLeast, erasures }), [pushed, atLeast, erasures, connected, asked]);
  return at ? unerased : fresh;
}

/** A list of one incident, live, or as it was at a past moment. */
export const useIncidentPages = <Node>(field: string, query: string, incidentId: string, at: string | undefined) =>
  usePages<Node>(field, query, { incidentId, asOf: asOf(at) }, useFresh(incidentId, at));
