import { board } from './compose.js';
import { dispatchesSection } from './sections/dispatches.js';
import { vacantDuties } from './sections/duties.js';
import { expensesSection } from './sections/expenses.js';
import { inbox, unassigned } from './sections/inbox.js';
import { personsSection } from './sections/persons.js';
import { recent } from './sections/recent.js';

/** 手配・渉外: what is booked, unpaid, at risk? How somebody can travel follows from the coded facts; diagnoses are not shown. */
export const logisticsBoard = board('LOGISTICS', [
  (context) => inbox(context, 'LOGISTICS'),
  dispatchesSection(8),
  expensesSection(12),
  personsSection({ tag: 'sent', size: 6, position: true }),
  (context) => unassigned(context, vacantDuties(context)),
  recent,
]);
