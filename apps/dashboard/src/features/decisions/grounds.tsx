import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DecisionGround } from '../../api/types/index.js';
import { IncidentLink } from '../../ui/incident-link.js';

/** What a decision rests on, each leading to its line in the chronology, or by its id where there is none; those that changed since are marked. */
export function Grounds({ incidentId, grounds }: { readonly incidentId: string; readonly grounds: readonly DecisionGround[] }) {
  const { t } = useTranslation();
  if (grounds.length === 0) return null;
  return (
    <Text size="sm" component="div" data-testid="grounds">
      {t('decision.grounds')}:{' '}
      {grounds.map(({ entryId, no, changed }, index) => (
        <span key={entryId}>
          {index > 0 && ' ・ '}
          {no === null ? (
            <code>{entryId}</code>
          ) : (
            <IncidentLink to="/i/$id/log" params={{ id: incidentId }} entry={entryId} inherit underline="always">
              No {no}
            </IncidentLink>
          )}
          {changed && ` (${t('decision.groundChanged')})`}
        </span>
      ))}
    </Text>
  );
}
