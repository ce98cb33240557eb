import { rmSync, statSync } from 'node:fs';
import { filesOf } from '../../../apps/server/src/core/data-files.js';
import { withBigLog } from '../big-log.js';
import { startHonbuOn } from '../child-server.js';
import { inTurn, timed, type Figure } from '../figure.js';
import { newFolder } from '../large-incident.js';

/** From starting the process until it serves, with a million events and a current read model, against an empty log. */
export const figure: Figure = {
  name: 'start.warm',
  unit: 'ms',
  better: 'lower',
  bar: 1.5,
  slow: true,
  run({ quick }) {
    const events = quick ? 50_000 : 1_000_000;
    return withBigLog(events, async ({ data }) => {
      const empty = newFolder();
      const measured = await inTurn(
        quick ? 4 : 8,
        () => untilServing(data),
        () => untilServing(empty),
      );
      rmSync(empty, { recursive: true });
      return { ...measured, beside: { events, ...bytesOfEach(data, events) } };
    });
  },
};

/** What an event takes on disk, sealed and with all that is derived from it. */
function bytesOfEach(data: string, events: number): Record<string, number> {
  const { log, readModel, vault } = filesOf(data);
  const each = (path: string): number => Math.round(statSync(path).size / events);
  return { 'log, bytes an event': each(log), 'read model, bytes an event': each(readModel), 'vault, bytes an event': each(vault) };
}

async function untilServing(data: string): Promise<number> {
  let started: Awaited<ReturnType<typeof startHonbuOn>>;
  const duration = await timed(async () => (started = await startHonbuOn(data)));
  await started!.stop();
  return duration;
}
