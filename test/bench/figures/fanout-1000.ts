import { Audience } from '../audience.js';
import { withBoardServer } from '../board-audience.js';
import { startBareSocket } from '../child-server.js';
import { inTurn, type Figure } from '../figure.js';

const SUBSCRIBERS = 1_000;

/**
 * From sending one report until the last of 1,000 people has the headquarters' board with it, each by a session and a WebSocket of their
 * own; against graphql-ws by itself, which hands the same board to as many sockets without asking whose they are.
 */
export const figure: Figure = {
  name: 'fanout.1000',
  unit: 'ms',
  better: 'lower',
  bar: 2,
  run: ({ quick }) =>
    withBoardServer(SUBSCRIBERS, async ({ cookies, listen, report }) => {
      const audience = await listen(cookies);
      const bare = await startBareSocket(audience.first.payload.data);
      const bareAudience = await Audience.of({ url: bare.url, cookies, query: 'subscription { boardChanged }', variables: {} });
      const measured = await inTurn(
        quick ? 8 : 32,
        () => audience.untilAllHeard(report),
        () => bareAudience.untilAllHeard(bare.publish),
      );
      await Promise.all([audience.leave(), bareAudience.leave()]);
      await bare.stop();
      return { ...measured, beside: { 'bytes of a board': Buffer.byteLength(JSON.stringify(audience.first.payload.data)) } };
    }),
};
