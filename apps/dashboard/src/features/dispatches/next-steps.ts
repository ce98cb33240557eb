import type { Recording } from '../../api/operations/recording.js';
import type { DispatchStatus } from '../../api/types/index.js';

export type Step = Exclude<DispatchStatus, 'REQUESTED'>;

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

/** The act that takes each step. */
export const stepActs = {
  APPROVED: 'approveDispatch',
  ARRANGED: 'arrangeDispatch',
  DEPARTED: 'departDispatch',
  ARRIVED: 'arriveDispatch',
  RETURNED: 'returnDispatch',
  REFUSED: 'refuseDispatch',
  CANCELLED: 'cancelDispatch',
} as const satisfies Record<Step, Recording>;
