import { type CarriedSeal, type DataClass, type EventType, type Subject } from '#contracts';
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

/** What a sealed value is, wherever it stands in a row or on a board. */
export interface SealedFieldOrigin {
  readonly eventId: string;
  readonly type: string;
  readonly field: string;
  readonly dataClass: DataClass;
  readonly subject: Subject;
}

/** Read from where the value was sealed (`stream|event id|type@version|field`). Throws `TypeError` on an unknown type or field. */
export function originOfSeal({ origin }: CarriedSeal): SealedFieldOrigin {
  const [, eventId = '', typeAtVersion = '', field = ''] = origin.split('|');
  const type = typeAtVersion.slice(0, typeAtVersion.lastIndexOf('@'));
  return { eventId, type, field, dataClass: dataClassOf(type, field), subject: types.get(type)!.fields[field]!.subject ?? 'entry' };
}

/** Whether a value in a row is sealed. */
export const isCarriedSeal = (value: unknown): value is CarriedSeal =>
  typeof value === 'object' && value !== null && 'box' in value && 'origin' in value;
