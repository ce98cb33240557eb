import { BODY_RULES } from '../../api/operations/reading.js';
import type { Recording } from '../../api/operations/recording.js';
import type { Body, BodyRule } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';

const NONE: readonly BodyRule[] = [];

/** The bodies that the manual of the incident knows; none until they are read, or without an incident: what was read before is not shown then. */
export function useBodyRules(incidentId: string | undefined): readonly BodyRule[] {
  const { data } = useRead<{ incident: { bodyRules: readonly BodyRule[] } | null }>(
    BODY_RULES,
    incidentId ? { id: incidentId } : undefined,
  );
  return (incidentId && data?.incident?.bodyRules) || NONE;
}

/** The act that opens each body. */
export const openingOf = {
  TEAM: 'formTeam',
  HEADQUARTERS: 'openHeadquarters',
  ON_SITE_HEADQUARTERS: 'openOnSiteHeadquarters',
} as const satisfies Record<Body, Recording>;
