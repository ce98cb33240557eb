import { useEffect, useState } from 'react';
import { asOf } from '../app/moment.js';
import { useObservable } from '../app/observable.js';
import { connection } from './connection.js';
import type { Connection } from './types/index.js';
import { useRead } from './use-read.js';
import { lastWritten } from './written.js';

const PAGE = 100;
/** How often a list that is not pushed is asked for again. */
const ASK_EVERY = 20_000;

/** A list of the incident, page after page; `more` is undefined when it is all there. Kept fresh by asking. */
export function usePages<Field extends string, Node extends { readonly id: string }>(
  field: Field,
  query: string,
  incidentId: string,
  at: string | undefined,
) {
  const atLeast = useObservable(lastWritten);
  const connected = useObservable(connection) === 'CONNECTED';
  const [after, setAfter] = useState<string>();
  const [earlier, setEarlier] = useState<readonly Node[]>([]);
  const { data, ...read } = useRead<Record<Field, Connection<Node>>>(query, {
    incidentId,
    first: PAGE,
    after,
    atLeast: at ? undefined : atLeast,
    asOf: asOf(at),
  });
  const page = data?.[field];
  const { again } = read;

  useEffect(() => {
    setAfter(undefined);
    setEarlier([]);
  }, [incidentId, at]);
  useEffect(() => {
    if (at) return;
    const timer = setInterval(again, ASK_EVERY);
    return () => clearInterval(timer);
  }, [at, again, connected]);

  const known = new Set(earlier.map(({ id }) => id));
  const nodes = page && [...earlier, ...page.nodes.filter(({ id }) => !known.has(id))];
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const more =
    next && nodes
      ? () => {
          setEarlier(nodes);
          setAfter(next);
        }
      : undefined;
  return { ...read, nodes, total: page?.totalCount ?? 0, more };
}
