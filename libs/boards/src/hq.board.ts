import { board } from './compose.js';
import { awaiting } from './sections/awaiting.js';
import { bodiesSection } from './sections/bodies.js';
import { decisionsSection } from './sections/decisions.js';
import { dispatchesSection } from './sections/dispatches.js';
import { dutiesSection, vacantDuties } from './sections/duties.js';
import { expensesSection } from './sections/expenses.js';
import { inbox, unassigned } from './sections/inbox.js';
import { personsSection } from './sections/persons.js';
import { recent } from './sections/recent.js';

/** 本部: what needs a decision now? */
export const hqBoard = board('HQ', [
  (context, { level }) => awaiting(context, level),
  (context) => inbox(context, 'HQ'),
  (context) => unassigned(context, vacantDuties(context)),
  dutiesSection,
  bodiesSection,
  personsSection({ tag: 'sent', size: 6 }),
  decisionsSection,
  dispatchesSection(3),
  expensesSection(0),
  recent,
]);
