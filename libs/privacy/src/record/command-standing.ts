import { StreamNotFound, type EventStore } from '#event-store';
import { DomainError, type FactMetadata } from '#kernel';

/** What makes a request the same when it is sent again. */
export type CommandIdentity = Pick<FactMetadata, 'commandId' | 'inputDigest'>;

/** `NEWEST`: recorded, and nothing since, so what came of it may still have to be done. `SUPERSEDED`: recorded, and other facts since. */
export type CommandStanding = 'NEW' | 'NEWEST' | 'SUPERSEDED';

/** How a command stands on a stream of facts; those of the types `passing` supersede nothing. Throws `COMMAND_ID_REUSED`. */
export async function commandStanding(
  store: EventStore,
  stream: string,
  { commandId, inputDigest }: CommandIdentity,
  passing: ReadonlySet<string> = new Set(),
): Promise<CommandStanding> {
  let standing: CommandStanding = 'NEWEST';
  try {
    for await (const { type, metadata } of store.readStream(stream, { direction: 'backwards' })) {
      if (metadata['commandId'] === commandId) {
        if (metadata['inputDigest'] !== inputDigest) throw new DomainError('COMMAND_ID_REUSED');
        return standing;
      }
      if (!passing.has(type)) standing = 'SUPERSEDED';
    }
  } catch (fault) {
    if (!(fault instanceof StreamNotFound)) throw fault;
  }
  return 'NEW';
}
