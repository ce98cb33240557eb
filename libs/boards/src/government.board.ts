import { board } from './compose.js';
import { vacantDuties } from './sections/duties.js';
import { inbox, unassigned } from './sections/inbox.js';
import { personsSection } from './sections/persons.js';
import { recent } from './sections/recent.js';

/** 関係官庁: who was told what? Neither medical words nor costs. */
export const governmentBoard = board('GOVERNMENT', [
  (context) => inbox(context, 'GOVERNMENT'),
  personsSection({ tag: 'sent', size: 10, contact: true }),
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
