import { board } from './compose.js';
import { dispatchesSection } from './sections/dispatches.js';
import { vacantDuties } from './sections/duties.js';
import { inbox, unassigned } from './sections/inbox.js';
import { personsSection } from './sections/persons.js';
import { recent } from './sections/recent.js';

/** 家族: has each family heard from us? */
export const familyBoard = board('FAMILY', [
  (context) => inbox(context, 'FAMILY'),
  personsSection({ tag: 'sent', size: 16, contact: true, family: true }),
  dispatchesSection(3),
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
