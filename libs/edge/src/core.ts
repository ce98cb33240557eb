import type { Access, Authorisation } from '#access';
import type { CommandRunner } from '#commands';
import type { EventRegistry } from '#contracts';
import type { EventStore } from '#event-store';
import type { Clock, Uuid, View } from '#kernel';
import type { Privacy } from '#privacy';
import type { ProjectionRunner, ReadModel } from '#projection';

/** The running house behind the edge: what every resolver and handler works with. */
export interface Core {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly commands: CommandRunner;
  readonly projection: ProjectionRunner;
  readonly model: ReadModel;
  readonly views: readonly View[];
  readonly privacy: Privacy;
  readonly access: Access;
  readonly authorisation: Authorisation;
  /** The streams that hold an incident's events. */
  streamsOf(incident: Uuid): readonly string[];
}

/** Injection token of the `Core`. */
export const CORE = Symbol('honbu core');
