import type { Sealed, Uuid } from '#kernel';
import type { Duty } from '../body/bodies.js';

export interface AssignDuty {
  readonly type: 'AssignDuty';
  readonly duty: Duty;
  readonly memberId: Uuid;
}

/** From its holder, whoever that is, to `to`. */
export interface HandOverDuty {
  readonly type: 'HandOverDuty';
  readonly duty: Duty;
  readonly to: Uuid;
  readonly note?: Sealed<string> | undefined;
}

export type DutyCommand = AssignDuty | HandOverDuty;
