import type { EventStore, NewEvent, Recorded } from '#event-store';
import { randomUuid, type JsonObject, type Uuid } from '#kernel';

const BATCH = 500;

/** The events of one incident, by stream. */
export type RecordedStreams = readonly (readonly [stream: string, events: readonly Recorded[]])[];

export const recordedStreams = (store: EventStore, streams: readonly string[]): Promise<RecordedStreams> =>
  Promise.all(streams.map(async (stream) => [stream, await Array.fromAsync(store.readStream(stream))] as const));

/** Writes an incident's events once more, as an incident of its own: real sealed events by the hundred thousand, though nobody can open these. */
export async function copyIncident(store: EventStore, incident: Uuid, streams: RecordedStreams): Promise<void> {
  const copy = randomUuid();
  const renamed = (json: JsonObject): JsonObject => JSON.parse(JSON.stringify(json).replaceAll(incident, copy)) as JsonObject;
  for (const [stream, recorded] of streams) {
    const events = recorded.map(({ id, type, data, metadata }): NewEvent => ({
      id,
      type,
      data: renamed(data),
      metadata: renamed(metadata),
    }));
    for (let i = 0; i < events.length; i += BATCH)
      await store.append(stream.replace(incident, copy), events.slice(i, i + BATCH), { expected: i === 0 ? 'no_stream' : BigInt(i - 1) });
  }
}
