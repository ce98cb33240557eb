import { board } from './compose.js';
import { bodiesSection } from './sections/bodies.js';
import { dispatchesSection } from './sections/dispatches.js';
import { vacantDuties } from './sections/duties.js';
import { inbox, unassigned } from './sections/inbox.js';
import { personsSection } from './sections/persons.js';
import { recent } from './sections/recent.js';

/** 現地: what is true here, what do I need? No cost totals. */
export const onSiteBoard = board('ON_SITE', [
  (context) => inbox(context, 'ON_SITE'),
  personsSection({ tag: 'live', size: 14, contact: true, position: true, medical: true }),
  dispatchesSection(4),
  bodiesSection,
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
