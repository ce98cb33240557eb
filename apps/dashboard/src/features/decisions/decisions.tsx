import { Box, Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DECISIONS } from '../../api/operations/reading.js';
import type { FullDecision } from '../../api/types/index.js';
import { useIncidentPages } from '../../api/use-pages.js';
import { useIncident } from '../../app/incident-context.js';
import { useAt } from '../../app/moment.js';
import { Reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';
import { BasedOnContext } from '../board/based-on.js';
import { DecisionCards } from './decision-cards.js';

/** 決定記録. A first decision is recorded from the HQ board, so that it knows what its author had on screen. */
export function Decisions() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/i/$id/decisions' });
  const { entry } = useSearch({ from: '/i/$id/decisions' });
  const { incident } = useIncident();
  const { nodes, total, more, lastEventId, ...read } = useIncidentPages<FullDecision>('decisions', DECISIONS, id, useAt());
  const isYetToLoad = entry && nodes && !nodes.some(({ entryId }) => entryId === entry);
  useEffect(() => {
    if (isYetToLoad) more?.();
  }, [isYetToLoad, nodes]);
  return (
    <Box px="md" py="sm">
      <Reading {...read} data={nodes}>
        {(decisions) => (
          <Section title={t('nav.decisions')} count={total}>
            <BasedOnContext value={lastEventId}>
              <DecisionCards decisions={decisions} zone={incident.zone} asked={entry} />
            </BasedOnContext>
            {more && (
              <Button variant="default" onClick={more}>
                {t('section.loadMore')}
              </Button>
            )}
          </Section>
        )}
      </Reading>
    </Box>
  );
}
