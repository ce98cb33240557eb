import type { Server, Viewer } from '../api/types/index.js';

const VIEWER = 'honbu.viewer';
const SERVER = 'honbu.server';

/** Keeps who works in this tab, with the outbox key, for a reload without network; it ends with the tab or the sign-out. */
export const rememberViewer = (viewer: Viewer): void => sessionStorage.setItem(VIEWER, JSON.stringify(viewer));

export const forgetViewer = (): void => sessionStorage.removeItem(VIEWER);

export const rememberedViewer = (): Viewer | null => remembered<Viewer>(VIEWER);

/** Keeps which server it was, and its clock: a drill stays striped, and in its own time, without network too. */
export const rememberServer = (server: Server): void => sessionStorage.setItem(SERVER, JSON.stringify({ server, heardAt: Date.now() }));

/** The server as last heard, with the time that its clock shows by now. */
export function rememberedServer(): Server | undefined {
  const kept = remembered<{ server: Server; heardAt: number }>(SERVER);
  if (!kept) return undefined;
  const { server, heardAt } = kept;
  return { ...server, now: new Date(Date.parse(server.now) + (Date.now() - heardAt) * (server.drillRate ?? 1)).toISOString() };
}

function remembered<Kept>(key: string): Kept | null {
  const kept = sessionStorage.getItem(key);
  return kept ? (JSON.parse(kept) as Kept) : null;
}
