import type { FactOf } from '#contracts';
import type { Sealed, Uuid } from '#kernel';
import type { OccurredAt } from './values.js';

/** The data of the event that `E` declares. */
export type DataOfEvent<E> = FactOf<E>['data'];

/** `Data` as a command gives it: `Needed` must be there, all else may be left out. */
export type Given<Data, Needed extends keyof Data> = Pick<Data, Needed> & {
  readonly [K in Exclude<keyof Data, Needed>]?: (K extends 'occurredAt' | 'decidedAt' | 'at' ? OccurredInput : Data[K]) | undefined;
};

/** When something happened as told: the zone is the incident's unless named, the precision a minute if there is an instant. */
export interface OccurredInput {
  readonly instant?: string | undefined;
  readonly precision?: OccurredAt['precision'] | undefined;
  readonly zone?: string | undefined;
}

/** Which entry a correction replaces in full, and why. */
export interface Correction {
  readonly entryId: Uuid;
  readonly reason: Sealed<string>;
}
