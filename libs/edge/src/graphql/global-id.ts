import { isUuid, type Uuid } from '#kernel';
import { reject } from '../errors.js';

/** Types that have a global id, and how many ids make one: a person is found through its incident. */
const parts = { Incident: 1, Member: 1, Entry: 2, Person: 2, Dispatch: 2, Decision: 2, Expense: 2, CostCategory: 1 } as const;
export type NodeType = keyof typeof parts;

/** An opaque id, unique among all types. */
export const globalId = (type: NodeType, ...ids: readonly string[]): string => Buffer.from([type, ...ids].join(':')).toString('base64url');

/** The ids behind a global id of this type. Throws `ID_INVALID`. */
export function idsIn(type: NodeType, id: string, field: readonly string[] = ['id']): readonly Uuid[] {
  const [found, ...ids] = Buffer.from(id, 'base64url').toString().split(':');
  if (found !== type || ids.length !== parts[type] || !ids.every(isUuid)) reject('ID_INVALID', {}, field);
  return ids as Uuid[];
}

/** The type that a global id names; `undefined` for anything else. */
export function typeOfId(id: string): NodeType | undefined {
  const type = Buffer.from(id, 'base64url').toString().split(':')[0]!;
  return Object.hasOwn(parts, type) ? (type as NodeType) : undefined;
}

export const incidentIn = (id: string, field?: readonly string[]): Uuid => idsIn('Incident', id, field)[0]!;
export const memberIn = (id: string, field?: readonly string[]): Uuid => idsIn('Member', id, field)[0]!;

/** Of something inside an incident: the incident's id and its own. */
export function within(
  type: 'Entry' | 'Person' | 'Dispatch' | 'Decision' | 'Expense',
  id: string,
  field?: readonly string[],
): { incident: Uuid; id: Uuid } {
  const [incident, own] = idsIn(type, id, field);
  return { incident: incident!, id: own! };
}
