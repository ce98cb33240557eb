import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { parsePosition } from '#event-store';
import { filesOf } from '../../../apps/server/src/core/data-files.js';
import { boardsAt } from '../boards-at.js';
import { inTurn, timed, type Figure } from '../figure.js';
import { openDrill, withLargeIncident } from '../large-incident.js';

/** Any board at random moments of an incident of 10,000 events, against reading its events up to that moment raw. */
export const figure: Figure = {
  name: 'board.asof',
  unit: 'ms',
  better: 'lower',
  bar: 2,
  run: ({ quick }) =>
    withLargeIncident(async ({ data, incident }) => {
      const core = await openDrill(data);
      const log = new DatabaseSync(filesOf(data).log, { readOnly: true });
      const streams = core.streamsOf(incident);
      const last = Number(parsePosition(core.model.lastPosition(incident)!).n);
      const raw = (upTo: number): Promise<number> => timed(() => readRaw(log, streams, upTo));
      const firsts = await inTurn(
        3,
        () => timed(() => boardsAt(core, incident)(last, 'HQ')),
        () => raw(last),
      );
      const board = boardsAt(core, incident);
      const positions = Array.from({ length: quick ? 40 : 160 }, () => 1 + Math.floor(Math.random() * last));
      let [boards, reads] = [0, 0];
      const measured = await inTurn(
        positions.length,
        () => timed(() => board(positions[boards++]!)),
        () => raw(positions[reads++]!),
      );
      log.close();
      await core.close();
      return {
        ...measured,
        beside: { 'first board of an incident, at its end (ratio)': Number((firsts.value / firsts.limit).toFixed(2)) },
      };
    }),
};

/** A bare SELECT of each stream that parses the JSON and checks the same hash. */
function readRaw(log: DatabaseSync, streams: readonly string[], upTo: number): void {
  const select = log.prepare(
    `SELECT e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata, e.leaf
     FROM events e CROSS JOIN streams s ON s.stream = e.stream
     WHERE e.stream = (SELECT stream FROM streams WHERE name = ?) AND e.position <= ? ORDER BY e.revision`,
  );
  select.setReturnArrays(true);
  for (const name of streams)
    for (const row of select.iterate(name, upTo) as Iterable<unknown>) {
      const [, stream, revision, id, type, data, metadata, leaf] = row as [number, string, number, string, string, string, string, string];
      const text = `{"data":${data},"id":"${id}","metadata":${metadata},"revision":${revision},"stream":"${stream}","type":"${type}"}`;
      if (hash('sha256', text) !== leaf) throw new Error('a row is damaged');
      JSON.parse(data);
      JSON.parse(metadata);
    }
}
