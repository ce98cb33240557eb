import { unchangedFrom, type Upcaster } from '#contracts';
import { accountEvents } from './accounts/events.js';
import { ReadRecorded } from './ledger/events.js';

export const accessEvents = [...accountEvents, ReadRecorded] as const;

/** Version 1 of a read had its reason under a key of its own. */
export const accessUpcasters: readonly Upcaster[] = [unchangedFrom(ReadRecorded.type, 1)];
