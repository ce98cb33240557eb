import { openBodiesOf } from '../domain/body/evolve.js';
import { missingBodiesOf, type MissingBody } from '../policies/body/body-rules.js';
import { manualNamed, type Manual } from '../policies/level/manual.js';
import type { IncidentRow } from './incident.view.js';

/** What the manual of the incident wants opened at the level in force, and nobody has opened yet. */
export function missingBodies({ about, level, bodies, status }: IncidentRow, manuals: readonly Manual[]): MissingBody[] {
  const manual = manualNamed(about.manual, manuals);
  return manual && status === 'OPEN' ? missingBodiesOf(manual.bodies, level.value, openBodiesOf(bodies)) : [];
}
