import { Box, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DISPATCHES } from '../../api/operations/reading.js';
import type { Dispatch } from '../../api/types/index.js';
import { useIncidentPages } from '../../api/use-pages.js';
import { useIncident } from '../../app/incident-context.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { Reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { DispatchCards } from './dispatch-cards.js';

/** 派遣・手配. */
export function Dispatches() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/i/$id/dispatches' });
  const { incident } = useIncident();
  const dialogs = useDialogs();
  const may = useMay();
  const at = useAt();
  const { nodes, total, more, ...read } = useIncidentPages<Dispatch>('dispatches', DISPATCHES, id, at);
  return (
    <Box px="md" py="sm">
      <Reading {...read} data={nodes}>
        {(dispatches) => (
          <Section
            title={t('nav.dispatches')}
            count={total}
            actions={
              !at &&
              may('requestDispatch') && (
                <Button size="compact-sm" onClick={() => dialogs.open({ kind: 'dispatch', incidentId: id, zone: incident.zone })}>
                  {t('dispatch.request')}
                </Button>
              )
            }
          >
            <DispatchCards dispatches={dispatches} incidentId={id} zone={incident.zone} full />
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
