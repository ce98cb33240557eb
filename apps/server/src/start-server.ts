import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { isSecure, type ServerConfig } from './config.js';
import { openCore, type OpenCoreOptions, type RunningCore } from './core/open-core.js';
import { authenticate } from './http/authenticate.js';
import type { Fault } from './http/format-error.js';
import { isOwnProxy } from './http/network.js';
import { servePages } from './http/pages.js';
import { RefusalFilter } from './http/refusal-filter.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { InputPipe } from './http/input-pipe.js';
import { SignedInGuard } from './http/signed-in.guard.js';
import { attachSubscriptions } from './socket/attach-subscriptions.js';

export interface RunningServer {
  /** Where it listens, as a browser on this machine reaches it. */
  readonly url: string;
  readonly core: RunningCore;
  close(): Promise<void>;
}

const BODY_BYTES = 100_000;

/** Opens the core and serves it. Everything is up, and every view at the log's head, when it resolves. */
export async function startServer(
  config: ServerConfig,
  log: Logger,
  options: Pick<OpenCoreOptions, 'drill' | 'onLogReplaced'> = {},
): Promise<RunningServer> {
  const core = await openCore({ storage: config.storage, env: config.env, institutionId: config.institutionId, log, ...options });
  const onFault = (fault: Fault): void => log.error(fault, 'an unexpected error was answered as INTERNAL');
  const app = await createApp(core, config, onFault);
  const server = app.getHttpServer();
  const subscriptions = attachSubscriptions({
    server,
    schema: app.get(GraphQLSchemaHost).schema,
    core,
    authenticate: ({ headers }) => authenticate(core, headers, isSecure(config)),
    documents: { introspection: config.introspection },
    publicUrl: config.publicUrl,
    onFault,
  });
  await app.listen(config.port, config.host);
  const { port } = server.address() as AddressInfo;
  return {
    url: config.publicUrl?.origin ?? `${config.tls ? 'https' : 'http'}://${reachable(config.host)}:${port}`,
    core,
    close: async () => {
      await subscriptions.close();
      await app.close();
      await core.close();
    },
  };
}

/** The address by which a browser on this machine reaches a service that listens there. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** The application over a core, not listening yet. */
export async function createApp(core: RunningCore, config: ServerConfig, onFault: (fault: Fault) => void): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    ...(config.publicUrl && { trustProxy: isOwnProxy }),
    ...(config.tls && { https: config.tls }),
  } as never);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(core, config, onFault), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalGuards(new SignedInGuard());
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new RefusalFilter());
  addSecurityHeaders(adapter.getInstance(), config);
  await servePages(adapter.getInstance(), (headers) => authenticate(core, headers, isSecure(config)));
  await app.init();
  return app;
}
