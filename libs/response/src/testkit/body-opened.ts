import type { FactOf } from '#contracts';
import type { Body } from '../domain/body/bodies.js';
import { BodyOpened } from '../domain/body/events.js';
import { loadManuals } from '../policies/level/load-manuals.js';

const [{ bodies }] = loadManuals(new URL('../../../../schemas/policies', import.meta.url).pathname) as [
  ReturnType<typeof loadManuals>[number],
];

/** A body opens as the manual in force has it. */
export const bodyOpened = (body: Body, headId: string, more: Partial<FactOf<typeof BodyOpened>['data']> = {}) => {
  const { head, duties } = bodies[body]!;
  return BodyOpened.of({ body, headId, headPost: head, duties: duties.map(({ duty }) => duty), ...more });
};
