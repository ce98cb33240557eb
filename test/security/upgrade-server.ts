import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GqlSubscriptionService } from '@nestjs/graphql/dist/services/gql-subscription.service.js';
import { buildSchema } from 'graphql';
import type { guardUpgrades, refuseUpgrade } from '../../apps/server/src/socket/upgrade-guard.js';

/** Runs from its source, without a build: `upgrade-server.ts framework|ours <address of upgrade-guard.ts>`; prints its port. */
const [kind, guardAddress] = process.argv.slice(2);
const server = createServer((_request, response) => response.end('here'));

if (kind === 'framework') {
  const schema = buildSchema('type Query { a: String }');
  new GqlSubscriptionService({ schema, path: '/graphql', 'graphql-ws': true }, server);
} else {
  const guard = (await import(guardAddress!)) as { guardUpgrades: typeof guardUpgrades; refuseUpgrade: typeof refuseUpgrade };
  const slow = async (...[, socket]: Parameters<Parameters<typeof guardUpgrades>[2]>) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    guard.refuseUpgrade(socket, 401);
  };
  guard.guardUpgrades(server, '/graphql', slow, (fault) => process.stderr.write(`${String(fault)}\n`));
}
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
