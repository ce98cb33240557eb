import { Box, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PERSONS } from '../../api/operations/reading.js';
import type { PersonRow } from '../../api/types/index.js';
import { useIncidentPages } from '../../api/use-pages.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { Reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { PersonRows } from './person-rows.js';

/** Everyone concerned in the incident. */
export function People() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/i/$id/people' });
  const dialogs = useDialogs();
  const may = useMay();
  const at = useAt();
  const { nodes, total, more, ...read } = useIncidentPages<PersonRow>('persons', PERSONS, id, at);
  return (
    <Box px="md" py="sm">
      <Reading {...read} data={nodes}>
        {(persons) => (
          <Section
            title={t('nav.people')}
            count={total}
            actions={
              !at &&
              may('addPerson') && (
                <Button size="compact-sm" onClick={() => dialogs.open({ kind: 'person', incidentId: id })}>
                  {t('person.add')}
                </Button>
              )
            }
          >
            <PersonRows persons={persons} incidentId={id} family />
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
