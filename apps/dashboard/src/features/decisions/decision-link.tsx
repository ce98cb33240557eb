import { useTranslation } from 'react-i18next';
import type { Protected } from '../../api/types/index.js';
import { IncidentLink } from '../../ui/incident-link.js';
import { openText } from '../../ui/protected-text.js';

interface DecisionLinkProps {
  readonly incidentId: string;
  readonly entryId: string;
  readonly question: Protected | null;
}

/** What was decided on, which leads to that decision at the moment on screen. */
export function DecisionLink({ incidentId, entryId, question }: DecisionLinkProps) {
  const { t } = useTranslation();
  return (
    <IncidentLink to="/i/$id/decisions" params={{ id: incidentId }} entry={entryId} inherit>
      {openText(question, t('nav.decisions'))}
    </IncidentLink>
  );
}
