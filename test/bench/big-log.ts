import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { parsePosition } from '#event-store';
import { orderedUuid } from '#kernel';
import { copyIncident, recordedStreams, type RecordedStreams } from './copied-incidents.js';
import { INSTITUTION } from './crowd.js';
import { newFolder, openDrill, withLargeIncident, type LargeIncident } from './large-incident.js';
import type { RunningCore } from '../../apps/server/src/core/open-core.js';

const CATCHES_UP_MS = 3_600_000;
/** A data key as it lies in the vault: 32 bytes, nonce and tag. */
const WRAPPED_BYTES = 60;
const KEYS_AT_ONCE = 1_000;

let grown: Promise<LargeIncident> | undefined;

/**
 * Calls `use` with a drill store, closed and with its read model current, of so many events or more: a large incident and copies of it,
 * and a key in the vault for each of theirs. It stays for the other figures of the run, and only grows.
 */
export async function withBigLog<T>(events: number, use: (large: LargeIncident) => Promise<T>): Promise<T> {
  grown = (grown ?? begun()).then(async (log) => (await grow(log, events), log));
  return use(await grown);
}

const begun = (): Promise<LargeIncident> =>
  withLargeIncident(async ({ data, incident }) => {
    const folder = newFolder();
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    cpSync(data, folder, { recursive: true });
    return { data: folder, incident };
  });

async function grow({ data, incident }: LargeIncident, events: number): Promise<void> {
  const core = await openDrill(data);
  const streams = await recordedStreams(core.store, core.streamsOf(incident));
  const keys = keysIn(streams);
  while (Number(parsePosition(await core.store.head()).n) < events) {
    await copyIncident(core.store, incident, streams);
    await addKeys(core, keys);
    await core.projection.whenReached(await core.store.head(), CATCHES_UP_MS);
  }
  await core.close();
}

/** How many keys the events of an incident are sealed with. */
const keysIn = (streams: RecordedStreams): number =>
  new Set(streams.flatMap(([, events]) => events.flatMap(({ data }) => JSON.stringify(data).match(/(?<="key":")[^"]+/g) ?? []))).size;

async function addKeys({ vault }: RunningCore, count: number): Promise<void> {
  for (let n = 0; n < count; n += KEYS_AT_ONCE)
    await vault.keysFor(
      Array.from({ length: Math.min(KEYS_AT_ONCE, count - n) }, () => {
        const id = orderedUuid();
        return { id, institutionId: INSTITUTION, subject: id, dataClass: 2 as const, wrapped: randomBytes(WRAPPED_BYTES) };
      }),
    );
}
