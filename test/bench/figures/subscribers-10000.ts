import { withBoardServer } from '../board-audience.js';
import { median, timed, type Figure } from '../figure.js';

/** 10,000 people with the same board open on one server: from sending one report until the last of them has it, and the server's memory. */
export const figure: Figure = {
  name: 'subscribers.10000',
  unit: 'ms',
  better: 'lower',
  slow: true,
  run: () =>
    withBoardServer(10_000, async ({ honbu, cookies, listen, report }) => {
      const before = await honbu.memory();
      let audience: Awaited<ReturnType<typeof listen>>;
      const opening = await timed(async () => (audience = await listen(cookies)));
      const idle = await honbu.memory();
      const heard: number[] = [];
      for (let n = 0; n < 5; n++) heard.push(await audience!.untilAllHeard(report));
      await audience!.leave();
      const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
      return {
        value: median(heard),
        beside: {
          'worst of five (ms)': Math.round(Math.max(...heard)),
          'memory of the server before (MB)': megabytes(before.resident),
          'memory with all of them idle (MB)': megabytes(idle.resident),
          'until all have their first board (s)': Math.round(opening / 1_000),
        },
      };
    }),
};
