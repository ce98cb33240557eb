import type { DecideEnv, Uuid } from '#kernel';
import { reject } from '../../errors.js';
import type { Duty } from '../body/bodies.js';
import type { Decide, Decisions } from '../decide.js';
import { openBodiesOf, openDutiesOf } from '../body/evolve.js';
import type { IncidentState } from '../state.js';
import type { AssignDuty, DutyCommand, HandOverDuty } from './commands.js';
import { DutyAssigned, DutyHandedOver } from './events.js';

/** Duties of the headquarters (M-085) and of the team (M-077). One holder at a time; assigning a held duty hands it over. */
const assignDuty: Decide<AssignDuty> = ({ duty, memberId }, state, env) => given(duty, memberId, state, env);

const handOverDuty: Decide<HandOverDuty> = ({ duty, to, note }, state, env) => {
  if (!state.duties[duty]) reject('DUTY_NOT_HELD', { duty }, ['duty']);
  return given(duty, to, state, env, note);
};

function given(duty: Duty, to: Uuid, { bodies, duties }: IncidentState, env: DecideEnv, note?: HandOverDuty['note']) {
  const holder = duties[duty];
  if (holder?.memberId === to) return note ? reject('DUTY_ALREADY_HELD', { duty }, ['duty']) : [];
  if (!openDutiesOf(bodies).has(duty)) reject('DUTY_NOT_OF_BODY', { duty, bodies: openBodiesOf(bodies) }, ['duty']);
  return [
    ...(holder ? [DutyHandedOver.of({ duty, from: holder.memberId, to, note })] : []),
    DutyAssigned.of({ duty, memberId: to, since: env.now }),
  ];
}

export const dutyDecisions: Decisions<DutyCommand> = { AssignDuty: assignDuty, HandOverDuty: handOverDuty };
