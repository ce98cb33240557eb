import type { Board, Body, Duty } from '../../api/types/index.js';

interface Offered {
  readonly bodies: ReadonlySet<Body>;
  readonly duties: ReadonlySet<Duty>;
  readonly assessedLevel: boolean;
}

/** What can be opened, assigned and lowered to where the board says what awaits a decision: it is not offered a second time below. */
export function offeredAbove({ awaiting }: Pick<Board, 'awaiting'>): Offered {
  const bodies = new Set<Body>();
  const duties = new Set<Duty>();
  let assessedLevel = false;
  for (const awaited of awaiting?.nodes ?? []) {
    if (awaited.matter === 'BODY_NOT_OPENED' || awaited.matter === 'BODY_TO_CONSIDER') bodies.add(awaited.body);
    if (awaited.matter === 'DUTY_VACANT') duties.add(awaited.duty);
    if (awaited.matter === 'LEVEL_ABOVE_FACTS') assessedLevel = true;
  }
  return { bodies, duties, assessedLevel };
}
