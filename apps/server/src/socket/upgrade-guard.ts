import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> | void;

/**
 * Answers every upgrade request of the server: those to `path` by `accept`, all others with 404. Node leaves the raw socket to whoever
 * listens; one that nobody answers, and whose errors nobody hears, ends the process when the client resets it.
 * Returns what ends the guard; `onFault` is told of an `accept` that failed.
 */
export function guardUpgrades(server: Server, path: string, accept: Upgrade, onFault: (fault: unknown) => void): () => void {
  const guard = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    if (socket.destroyed) return;
    if (request.url?.split('?', 1)[0] !== path) return refuseUpgrade(socket, 404);
    void (async () => accept(request, socket, head))().catch((fault: unknown) => {
      onFault(fault);
      refuseUpgrade(socket, 503);
    });
  };
  server.on('upgrade', guard);
  return () => server.off('upgrade', guard);
}

/** Answers with a bare status and lets go of the socket. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (socket.writable)
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  else socket.destroy();
}
