import { unchangedFrom, type FactOf, type Upcaster } from '#contracts';
import { bodyEvents } from './body/events.js';
import { bodyOpenedFrom1 } from './body/upcasters.js';
import { decisionEvents } from './decision/events.js';
import { dispatchEvents } from './dispatch/events.js';
import { dutyEvents } from './duty/events.js';
import { figureEvents } from './figure/events.js';
import { EntryWithdrawn, IncidentCorrected, incidentEvents } from './incident/events.js';
import { levelEvents } from './level/events.js';
import { personEvents } from './person/events.js';
import { EntrySettled, reportEvents } from './report/events.js';

/** Every event type of the stream `incident-<id>`. */
export const responseEvents = [
  ...incidentEvents,
  ...reportEvents,
  ...personEvents,
  ...figureEvents,
  ...levelEvents,
  ...bodyEvents,
  ...dutyEvents,
  ...dispatchEvents,
  ...decisionEvents,
] as const;

/** The way of older versions to the newest. */
export const responseUpcasters: readonly Upcaster[] = [
  bodyOpenedFrom1,
  // Version 1 could say neither kind nor zone anew.
  unchangedFrom(IncidentCorrected.type, 1),
  // Version 1 had words always, before an erased entry could be closed.
  unchangedFrom(EntrySettled.type, 1),
  unchangedFrom(EntryWithdrawn.type, 1),
];

/** Any fact of the stream, ready to be recorded. */
export type IncidentEvent = FactOf<(typeof responseEvents)[number]>;
