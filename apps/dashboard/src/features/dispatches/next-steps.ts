import type { DispatchStatus } from '../../api/types/index.js';

type Step = Exclude<DispatchStatus, 'REQUESTED'>;

/** What may follow each state of a dispatch, the expected step first. The server has the last word. */
export const nextSteps: Record<DispatchStatus, readonly Step[]> = {
  REQUESTED: ['APPROVED', 'REFUSED', 'CANCELLED'],
  APPROVED: ['ARRANGED', 'REFUSED', 'CANCELLED'],
  ARRANGED: ['DEPARTED', 'CANCELLED'],
  DEPARTED: ['ARRIVED', 'CANCELLED'],
  ARRIVED: ['RETURNED', 'CANCELLED'],
  RETURNED: [],
  REFUSED: [],
  CANCELLED: [],
};
