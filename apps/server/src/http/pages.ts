import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '#access';
import { projectRoot } from '../core/project-root.js';

const DASHBOARD = join(projectRoot, 'dist', 'apps', 'dashboard');
const EXPLORER = join(projectRoot, 'dist', 'apps', 'explorer');
const PUBLISHED_SCHEMA = join(projectRoot, 'schemas', 'graphql', 'schema.graphql');
const API = /^\/(graphql|healthz|readyz|explorer)(\/|$|\?)/;
/** Of another version, perhaps: a browser that got a page instead would keep it as that file. */
const FILE = /^[^?]*\.\w+(\?|$)/;

/** Serves the built dashboard and the explorer; every address that does not look like a file and is not the API's is the dashboard's own. */
export async function servePages(
  server: FastifyInstance,
  signedIn: (headers: { cookie?: string | undefined }) => Promise<Caller | undefined>,
): Promise<void> {
  if (existsSync(EXPLORER)) {
    await server.register(fastifyStatic, { root: EXPLORER, prefix: '/explorer/', decorateReply: false });
    server.get('/explorer', (_request, reply) => reply.redirect('/explorer/'));
    server.get('/explorer/schema.graphql', async ({ headers }, reply) => {
      if (!(await signedIn(headers))) return reply.status(401).send({ error: 'NOT_SIGNED_IN' });
      return reply.type('text/plain; charset=utf-8').send(await readFile(PUBLISHED_SCHEMA));
    });
  }
  if (!existsSync(join(DASHBOARD, 'index.html'))) return;
  // One route for all of them: they are hundreds.
  await server.register(fastifyStatic, {
    root: join(DASHBOARD, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    dotfiles: 'ignore',
    // Their names carry a hash of their content.
    setHeaders: (response) => void response.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  await server.register(fastifyStatic, {
    root: DASHBOARD,
    wildcard: false,
    globIgnore: ['assets/**'],
    setHeaders: (response) => void response.header('cache-control', 'no-cache'),
  });
  server.get('/*', (request, reply) => {
    if (API.test(request.url) || FILE.test(request.url)) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
