import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '#event-store';
import { inTurn, perSecond, type Figure } from '../figure.js';
import { createLog, sampleEvent, withLogFile } from '../raw-log.js';

/** `$all` from the start, decoded and checked, against a bare SELECT that parses the JSON and checks the same hash. */
export const figure: Figure = {
  name: 'read.all',
  unit: 'events/s',
  better: 'higher',
  bar: 0.7,
  run: ({ quick }) =>
    withLogFile(async (path) => {
      await fill(path, quick ? 20_000 : 100_000);
      return inTurn(
        quick ? 5 : 7,
        () => throughStore(path),
        () => raw(path),
      );
    }),
};

async function fill(path: string, count: number): Promise<void> {
  const store = await createLog(path);
  const batch = 200;
  for (let written = 0; written < count; written += batch)
    await store.append(`incident-${(written / batch) % 50}`, Array.from({ length: batch }, sampleEvent), { expected: 'any' });
  await store.close();
}

async function throughStore(path: string): Promise<number> {
  const store = await openSqliteStore({ path, mode: 'writer' });
  const start = performance.now();
  let read = 0;
  for await (const { data, metadata } of store.readAll()) if (data && metadata) read++;
  const rate = perSecond(read, start);
  await store.close();
  return rate;
}

function raw(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('PRAGMA cache_size = -32000');
  const select = database.prepare(
    `SELECT e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata, e.leaf
     FROM events e CROSS JOIN streams s ON s.stream = e.stream ORDER BY e.position`,
  );
  select.setReturnArrays(true);
  const start = performance.now();
  let read = 0;
  for (const row of select.iterate() as Iterable<unknown>) {
    const [, stream, revision, id, type, data, metadata, leaf] = row as [number, string, number, string, string, string, string, string];
    const text = `{"data":${data},"id":"${id}","metadata":${metadata},"revision":${revision},"stream":"${stream}","type":"${type}"}`;
    if (hash('sha256', text) !== leaf) throw new Error('a row is damaged');
    if (JSON.parse(data) && JSON.parse(metadata)) read++;
  }
  const rate = perSecond(read, start);
  database.close();
  return rate;
}
