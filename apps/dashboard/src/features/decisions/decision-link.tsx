import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Protected } from '../../api/types/index.js';
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
    <Anchor
      component={Link}
      to="/i/$id/decisions"
      params={{ id: incidentId } as never}
      search={((before: { at?: string }) => ({ at: before.at, entry: entryId })) as never}
      inherit
    >
      {openText(question, t('nav.decisions'))}
    </Anchor>
  );
}
