import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { heard } from '../../api/connection.js';
import { follow } from '../../api/follow.js';
import { CHRONOLOGY_CHANGED } from '../../api/operations/live.js';
import { CHRONOLOGY, MOMENTS } from '../../api/operations/reading.js';
import type { Connection, Entry, Moments } from '../../api/types/index.js';
import { ReadFailure, useAgainOnceConnected } from '../../api/use-read.js';
import { announce } from '../../app/announcer.js';
import { useIncident } from '../../app/incident-context.js';
import { asOf } from '../../app/moment.js';
import { merged, type LineFilter, type Order } from './lines.js';

interface Page {
  /** What was asked for. */
  readonly of: string;
  readonly lines: readonly Entry[];
  readonly total: number;
  readonly after: string | null;
  readonly hasMore: boolean;
}
interface Asked {
  readonly incidentId: string;
  readonly filter: LineFilter;
  readonly order: Order;
  readonly at: string | undefined;
}
interface Message {
  readonly chronologyChanged: { readonly entry: Entry | null; readonly position: string; readonly caughtUp: boolean };
}

const PAGE = 100;
/** What arrives in a burst (a resume after an hour offline) is put in together. */
const GATHER_MS = 60;

/** The lines of the whiteboard, newest first: a first page, older ones on demand, and live what changes. */
export function useChronology({ incidentId, filter, order, at }: Asked) {
  const { t } = useTranslation();
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<Error>();
  const [round, setRound] = useState(0);
  const { erasures } = useIncident();
  // Live, the server sends again what was erased.
  const key = JSON.stringify({ incidentId, filter, order, at, erasures: at && erasures });
  const older = useRef(false);
  const again = useCallback(() => setRound((count) => count + 1), []);
  useAgainOnceConnected(failure?.message, again);

  const read = useCallback(
    async (after?: string, atLeast?: string) => {
      const { data, error } = await api
        .query<{ chronology: Connection<Entry> }>(CHRONOLOGY, { incidentId, filter, order, first: PAGE, after, atLeast, asOf: asOf(at) })
        .toPromise();
      if (!data) throw new ReadFailure(error);
      heard();
      return data.chronology;
    },
    // Everything that is asked for is in the key.
    [key],
  );

  useEffect(() => {
    let stale = false;
    let stop: () => void = () => undefined;
    let gathered: Entry[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    const take = () => {
      timer = undefined;
      const arrived = gathered;
      gathered = [];
      setPage((before) => before && { ...before, lines: merged(before.lines, arrived, filter, order) });
    };

    const start = async () => {
      // The position first, the page after: what changes in between is then sent again, never missed.
      const { data } = at ? { data: undefined } : await api.query<{ moments: Moments | null }>(MOMENTS, { incidentId }).toPromise();
      const position = data?.moments?.lastPosition;
      const first = await read(undefined, position);
      if (stale) return;
      setFailure(undefined);
      setPage({
        of: key,
        lines: first.nodes,
        total: first.totalCount,
        after: first.pageInfo.endCursor,
        hasMore: first.pageInfo.hasNextPage,
      });
      if (at) return;
      const known = new Set(first.nodes.map(({ id }) => id));
      stop = follow<Message>({
        query: CHRONOLOGY_CHANGED,
        variables: { incidentId, after: position },
        positionOf: ({ chronologyChanged }) => chronologyChanged.position,
        onData: ({ chronologyChanged: { entry } }) => {
          if (!entry) return;
          gathered.push(entry);
          timer ??= setTimeout(take, GATHER_MS);
          if (!known.has(entry.id)) announce(t('chronology.arrived', { no: entry.no, text: entry.text?.text ?? '' }));
          known.add(entry.id);
        },
        onLost: again,
      });
    };

    start().catch((error: unknown) => {
      if (stale) return;
      setFailure(error instanceof Error ? error : new Error('INTERNAL'));
      setPage((before) => (before?.of === key ? before : undefined));
    });
    return () => {
      stale = true;
      clearTimeout(timer);
      stop();
    };
  }, [key, round]);

  const loadOlder = useCallback(async () => {
    if (page?.of !== key || !page.hasMore || !page.after || older.current) return;
    older.current = true;
    try {
      const next = await read(page.after);
      setPage((before) =>
        before?.of === key
          ? {
              ...before,
              lines: merged(before.lines, next.nodes, {}, order),
              after: next.pageInfo.endCursor,
              hasMore: next.pageInfo.hasNextPage,
            }
          : before,
      );
    } catch {
      // Offline: the next scroll asks again.
    } finally {
      older.current = false;
    }
  }, [page, read, order]);

  return {
    page,
    failure: failure?.message,
    said: failure instanceof ReadFailure ? failure.said : undefined,
    loading: !page && !failure,
    loadOlder,
    again,
  };
}
