import { Audience } from '../audience.js';
import { withBoardServer } from '../board-audience.js';
import { startBareSocket, type Memory } from '../child-server.js';
import type { Figure } from '../figure.js';

/**
 * What one more idle subscriber of a board costs the server: the difference between a few and many, garbage collected. Of what the machine
 * holds for the process and what JavaScript holds, the larger: the first hides what fits into room that was there before, the second what
 * is outside of it. Beside it, graphql-ws by itself.
 */
export const figure: Figure = {
  name: 'memory.subscriber',
  unit: 'kB',
  better: 'lower',
  bar: 40,
  run({ quick }) {
    const [few, many] = quick ? [200, 1_200] : [500, 4_500];
    return withBoardServer(many, async ({ honbu, cookies, listen }) => {
      const honbuEach = await eachMore(cookies.slice(0, few), cookies.slice(few), honbu.memory, listen);
      const bare = await startBareSocket(honbuEach.first.payload.data, { weighed: true });
      const listenToBare = (own: readonly string[]): Promise<Audience> =>
        Audience.of({ url: bare.url, cookies: own, query: 'subscription { boardChanged }', variables: {} });
      const bareEach = await eachMore(cookies.slice(0, few), cookies.slice(few), bare.memory, listenToBare);
      await bare.stop();
      return {
        value: Math.max(honbuEach.resident, honbuEach.held),
        beside: {
          'held by JavaScript (kB)': Math.round(honbuEach.held),
          'bare (kB)': Math.round(Math.max(bareEach.resident, bareEach.held)),
        },
      };
    });
  },
};

/** Kilobytes for each of `more`, once the few listen. */
async function eachMore(
  few: readonly string[],
  more: readonly string[],
  memory: () => Promise<Memory>,
  listen: (cookies: readonly string[]) => Promise<Audience>,
): Promise<Memory & Pick<Audience, 'first'>> {
  const first = await listen(few);
  const before = await memory();
  const rest = await listen(more);
  const after = await memory();
  await Promise.all([first.leave(), rest.leave()]);
  const each = (name: keyof Memory): number => (after[name] - before[name]) / 1_000 / more.length;
  return { resident: each('resident'), held: each('held'), first: first.first };
}
