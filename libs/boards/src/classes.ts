import type { CarriedSeal, DataClass, EventType } from '#contracts';
import { expenseEvents } from '#finance';
import { responseEvents } from '#response';

const types: ReadonlyMap<string, EventType> = new Map(
  [...responseEvents, ...expenseEvents].map((event) => [event.type, event as unknown as EventType]),
);

/** The class of a field as its event type declares it: the one place that says so. Throws `TypeError` on an unknown type or field. */
export function dataClassOf(type: string, field: string): DataClass {
  const found = types.get(type)?.fields[field];
  if (!found) throw new TypeError(`${type} has no field "${field}"`);
  return found.dataClass;
}

/** Whether a value in a row is sealed. */
export const isCarriedSeal = (value: unknown): value is CarriedSeal =>
  typeof value === 'object' && value !== null && 'box' in value && 'origin' in value;
