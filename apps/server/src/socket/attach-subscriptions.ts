import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Caller } from '#access';
import type { Core } from '#edge';
import { faultOf, type Fault } from '../http/format-error.js';
import type { LimitOptions } from '../limits/document-limits.js';
import { DocumentChecks } from '../limits/document-checks.js';
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import { isOriginAllowed } from './origin.js';
import { RightsWatch } from './rights-watch.js';
import { socketLimits, type SocketLimits } from './socket-limits.js';
import { serveSubscriptions } from './subscription-protocol.js';
import { guardUpgrades, refuseUpgrade } from './upgrade-guard.js';

export interface Subscriptions {
  /** Closes every connection (1001) and resolves when all are gone. */
  close(): Promise<void>;
  /** How many are open. */
  connections(): number;
}

/**
 * Serves GraphQL subscriptions at `/graphql` of an HTTP server, and answers upgrades to any other path with 404.
 * Refuses a handshake with 401 (not signed in), 403 (foreign origin), 429 (too many of this caller) or 503 (too many in all).
 */
export function attachSubscriptions(deps: {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly core: Core;
  /** Who sends this request; `undefined` when nobody is signed in. */
  readonly authenticate: (request: IncomingMessage) => Promise<Caller | undefined>;
  readonly documents: LimitOptions;
  readonly publicUrl?: URL | undefined;
  readonly limits?: Partial<SocketLimits>;
  readonly onFault: (fault: Fault) => void;
}): Subscriptions {
  const { server, schema, core, authenticate, documents, publicUrl, onFault } = deps;
  const limits: SocketLimits = { ...socketLimits, ...deps.limits };
  const connections = new Connections(limits);
  const rights = new RightsWatch({ access: core.access, connections, authenticate, recheck: limits.recheck, onFault });
  const checks = new DocumentChecks(schema, documents);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    autoPong: false,
    handleProtocols,
  });

  let closing = false;

  async function letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!isOriginAllowed(request, publicUrl)) return refuseUpgrade(socket, 403);
    if (!connections.takePlace()) return refuseUpgrade(socket, 503);
    socket.once('close', () => connections.freePlace());
    const caller = await authenticate(request);
    if (!caller) return refuseUpgrade(socket, 401);
    if (closing) return refuseUpgrade(socket, 503);
    if (connections.isFullFor(caller.identity)) return refuseUpgrade(socket, 429);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new Connection(webSocket, request, caller, limits);
      connections.add(connection);
      serveSubscriptions(connection, {
        ...{ core, schema, limits, onFault },
        check: (source) => checks.of(source),
        stillHolds: (asked) => rights.stillHold(asked),
      });
    });
  }

  const endGuard = guardUpgrades(server, '/graphql', letIn, (fault) => onFault(faultOf(fault)));
  const keepAlive = setInterval(() => {
    for (const connection of connections) connection.keepAlive();
  }, limits.keepAlive);
  keepAlive.unref();

  return {
    connections: () => connections.size,
    async close() {
      closing = true;
      endGuard();
      rights.end();
      clearInterval(keepAlive);
      await Promise.all(
        [...connections].map(
          (connection) =>
            new Promise<void>((closed) => {
              connection.onClosed(() => closed());
              connection.close('SHUTTING_DOWN');
            }),
        ),
      );
    },
  };
}
