import { uuidV5, type Uuid } from '#kernel';

/** Namespace of all ids that Honbu derives. */
const HONBU = '5a3d2c1e-9b0f-4d6a-8c47-1f0e2d3c4b5a' as Uuid;

/**
 * The id of a command: the same caller sending the same `clientCommandId` means the same command, on every server and after every crash.
 * The parts are length-prefixed, so that no two triples meet.
 */
export const commandIdOf = (institutionId: string, identity: string, clientCommandId: string): Uuid =>
  uuidV5(HONBU, [institutionId, identity, clientCommandId].map((part) => `${part.length}:${part}`).join(''));

/** The id of the i-th event that a command records. */
export const eventIdOf = (commandId: Uuid, i: number): Uuid => uuidV5(commandId, `event:${i}`);

/** The n-th id that a command makes: a new incident's, person's, dispatch's. */
export const entityIdOf = (commandId: Uuid, n: number): Uuid => uuidV5(commandId, `entity:${n}`);
