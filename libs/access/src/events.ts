import { accountEvents } from './accounts/events.js';
import { ReadRecorded } from './ledger/events.js';

export const accessEvents = [...accountEvents, ReadRecorded] as const;
