import type { duties } from '#vocabulary';
import { openBodiesOf } from '../domain/body/evolve.js';
import { bodiesCalledFor, dutyRuleOf, type CalledForBody } from '../policies/body/body-rules.js';
import { manualNamed, type Manual } from '../policies/level/manual.js';
import type { IncidentRow } from './incident.view.js';

/** What the manual of the incident wants opened at the level in force, and nobody has opened yet. */
export const missingBodies = (row: IncidentRow, manuals: readonly Manual[]): CalledForBody[] => calledFor('wantedAt', row, manuals);

/** What it leaves people to consider at that level, and nobody has opened yet. */
export const bodiesToConsider = (row: IncidentRow, manuals: readonly Manual[]): CalledForBody[] => calledFor('consideredAt', row, manuals);

function calledFor(how: 'wantedAt' | 'consideredAt', row: IncidentRow, manuals: readonly Manual[]): CalledForBody[] {
  const manual = manualNamed(row.about.manual, manuals);
  return manual && row.status === 'OPEN' ? bodiesCalledFor(manual.bodies, how, row.level.value, openBodiesOf(row.bodies)) : [];
}

/** The rule by which a body that is open has the duty. */
export function ruleOfDuty(row: IncidentRow, manuals: readonly Manual[], duty: keyof typeof duties): string | undefined {
  const manual = manualNamed(row.about.manual, manuals);
  return manual && dutyRuleOf(manual.bodies, openBodiesOf(row.bodies), duty);
}

/** What the manual says of lowering a level, where it says anything. */
export const ruleOfLowering = (row: IncidentRow, manuals: readonly Manual[]): string | undefined =>
  manualNamed(row.about.manual, manuals)?.lowering?.rule;
