import { useTranslation } from 'react-i18next';
import type { Protected } from '../../api/types/index.js';
import { IncidentLink } from '../../ui/incident-link.js';
import { isErased } from '../../ui/protected-text.js';

interface PersonLinkProps {
  readonly incidentId: string;
  readonly personId: string;
  readonly name: Protected | null;
  /** As large as the text that it stands in. */
  readonly inherit?: boolean;
}

/** The name of a person, which leads to their page at the moment on screen. */
export function PersonLink({ incidentId, personId, name, inherit = false }: PersonLinkProps) {
  const { t } = useTranslation();
  return (
    <IncidentLink to="/i/$id/people/$person" params={{ id: incidentId, person: personId }} inherit={inherit}>
      {name?.text ?? t(isErased(name) ? 'person.erased' : 'person.unnamed')}
    </IncidentLink>
  );
}
