import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { api, sessionEnded } from '../api/client.js';
import { heard, socket } from '../api/connection.js';
import { SERVER_TIME, SESSION } from '../api/operations/reading.js';
import type { Server, Viewer } from '../api/types/index.js';
import { theServerClock } from '../clock/server-clock.js';
import { forgetViewer, rememberedServer, rememberedViewer, rememberServer, rememberViewer } from './remembered-viewer.js';

/** Who works here and which server it is. `viewer` null: nobody has signed in; `known` false: not asked yet. */
export interface Session {
  readonly known: boolean;
  readonly viewer: Viewer | null;
  readonly server: Server | undefined;
  readonly refresh: () => Promise<void>;
  readonly signedOut: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const SERVER_TIME_EVERY = 60_000;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [known, setKnown] = useState(false);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [server, setServer] = useState<Server>();

  const learn = useCallback((answer: Server) => {
    theServerClock.set(answer.now, answer.drillRate ?? 1);
    setServer(answer);
    rememberServer(answer);
    heard();
  }, []);

  const refresh = useCallback(async () => {
    const { data } = await api.query<{ viewer: Viewer | null; server: Server }>(SESSION, {}).toPromise();
    if (data) {
      learn(data.server);
      if (data.viewer) rememberViewer(data.viewer);
      else forgetViewer();
      setViewer(data.viewer);
    } else {
      // The server cannot be reached: this tab goes on as whom it was, with what is unsent in view.
      setViewer((before) => before ?? rememberedViewer());
      const server = rememberedServer();
      if (server) theServerClock.set(server.now, server.drillRate ?? 1);
      setServer((before) => before ?? server);
    }
    setKnown(true);
  }, [learn]);

  const signedOut = useCallback(() => {
    forgetViewer();
    setViewer(null);
    socket.terminate();
  }, []);

  useEffect(() => {
    void refresh();
    const again = () => void refresh();
    addEventListener('online', again);
    const unsubscribe = sessionEnded.subscribe(again);
    return () => {
      removeEventListener('online', again);
      unsubscribe();
    };
  }, [refresh]);

  useEffect(() => {
    const timer = setInterval(() => {
      void api
        .query<{ server: Server }>(SERVER_TIME, {})
        .toPromise()
        .then(({ data }) => data && learn(data.server));
    }, SERVER_TIME_EVERY);
    return () => clearInterval(timer);
  }, [learn]);

  const session = useMemo(() => ({ known, viewer, server, refresh, signedOut }), [known, viewer, server, refresh, signedOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
