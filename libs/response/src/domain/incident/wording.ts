import type { RecordedFact } from '#kernel';
import { BodyOpened, BodyStoodDown } from '../body/events.js';
import { DutyHandedOver } from '../duty/events.js';
import { LevelChanged } from '../level/events.js';
import { IncidentClosed, IncidentReopened } from './events.js';

/** The field in which an act says in words why it was done, or what the successor must know, by the type of its event. */
export const wordingFields: ReadonlyMap<string, string> = new Map([
  [LevelChanged.type, 'grounds'],
  [BodyOpened.type, 'grounds'],
  [BodyStoodDown.type, 'grounds'],
  [DutyHandedOver.type, 'note'],
  [IncidentClosed.type, 'reason'],
  [IncidentReopened.type, 'reason'],
]);

/** Whether an act said anything in words: what was not said cannot be corrected. */
export const hasWording = ({ type, data }: RecordedFact): boolean => {
  const field = wordingFields.get(type);
  return field !== undefined && (data as { readonly [name: string]: unknown })[field] !== undefined;
};
