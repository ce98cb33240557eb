import { board } from './compose.js';
import { bodiesSection } from './sections/bodies.js';
import { dispatchesSection } from './sections/dispatches.js';
import { dutiesSection, vacantDuties } from './sections/duties.js';
import { inbox, unassigned } from './sections/inbox.js';
import { recent } from './sections/recent.js';

/** 庶務・学内: is the headquarters itself running? */
export const generalAffairsBoard = board('GENERAL_AFFAIRS', [
  (context) => inbox(context, 'GENERAL_AFFAIRS'),
  dutiesSection,
  bodiesSection,
  dispatchesSection(4),
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
