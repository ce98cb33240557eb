import { board } from './compose.js';
import { decisionsSection } from './sections/decisions.js';
import { vacantDuties } from './sections/duties.js';
import { inbox, unassigned } from './sections/inbox.js';
import { recent } from './sections/recent.js';

/** 広報: what may we say, to whom, by when? Counts and facts stand on top; no people by name. */
export const prBoard = board('PR', [
  (context) => inbox(context, 'PR'),
  decisionsSection,
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
