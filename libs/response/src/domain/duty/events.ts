import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { duties } from '#vocabulary';
import { Id, Text, UtcInstant } from '../values.js';

export const DutyAssigned = event('incident.duty-assigned', 1, {
  duty: operational(Coded(duties)),
  memberId: operational(Id),
  since: operational(UtcInstant),
});

export const DutyHandedOver = event('incident.duty-handed-over', 1, {
  duty: operational(Coded(duties)),
  from: operational(Id),
  to: operational(Id),
  note: personal(Type.Optional(Text), { subject: 'entry' }),
});

export const dutyEvents = [DutyAssigned, DutyHandedOver] as const;
