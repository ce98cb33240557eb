import { useEffect, useState } from 'react';
import { follow } from '../../api/follow.js';
import { connection } from '../../api/connection.js';
import { BOARD_CHANGED } from '../../api/operations/live.js';
import { BOARD_NOW } from '../../api/operations/reading.js';
import type { Board, BoardName } from '../../api/types/index.js';
import { useRead, useUnerased } from '../../api/use-read.js';
import { lastWritten } from '../../api/written.js';
import { useIncident } from '../../app/incident-context.js';
import { asOf } from '../../app/moment.js';
import { useObservable } from '../../app/observable.js';

/** How often a board is asked for while nothing can be pushed. */
const ASK_EVERY = 15_000;

/** One duty's board: live, or as it was at a past moment. */
export function useBoard(incidentId: string, name: BoardName, at: string | undefined) {
  const atLeast = useObservable(lastWritten);
  const connected = useObservable(connection) === 'CONNECTED';
  const asked = { incidentId, name, atLeast: at ? undefined : atLeast, asOf: asOf(at) };
  const read = useRead<{ board: Board | null }>(BOARD_NOW, asked, useUnerased(useIncident().erasures));
  const [pushed, setPushed] = useState<Board>();
  const [lost, setLost] = useState(0);
  const answered = read.data?.board ?? undefined;
  const position = answered?.position;
  // A view that stopped follows nothing until the server is another.
  const ready = answered !== undefined && !at && read.failure !== 'VIEW_STOPPED';
  const { again } = read;

  useEffect(() => {
    setPushed(undefined);
  }, [incidentId, name, at]);

  useEffect(() => {
    if (!ready) return;
    return follow<{ boardChanged: Board }>({
      query: BOARD_CHANGED,
      variables: { incidentId, name, after: position },
      positionOf: ({ boardChanged }) => boardChanged.position,
      onData: ({ boardChanged }) => setPushed(boardChanged),
      onLost: () => {
        again();
        setLost((count) => count + 1);
      },
    });
    // Follows from the first answer on; later answers only fill in while nothing is pushed.
  }, [ready, incidentId, name, lost, again]);

  useEffect(() => {
    if (at || connected) return;
    const timer = setInterval(again, ASK_EVERY);
    return () => clearInterval(timer);
  }, [at, connected, again]);

  // What was pushed before an erasure goes with what was answered before it.
  const board = at ? answered : answered && newer(answered, pushed);
  return { ...read, data: board?.name === name ? board : undefined };
}

const newer = (one: Board, other: Board | undefined): Board => (other && other.renderedAt >= one.renderedAt ? other : one);
