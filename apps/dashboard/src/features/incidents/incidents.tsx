import { Anchor, Button, Container, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hazards, incidentStatuses } from '#vocabulary';
import type { Incident } from '../../api/types/index.js';
import { useMayAnywhere } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { ConditionCounts } from '../../ui/condition-counts.js';
import { Empty } from '../../ui/empty.js';
import { LevelBadge } from '../../ui/level-badge.js';
import { Reading } from '../../ui/reading.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { useIncidents } from './use-incidents.js';

/** 事案一覧: open incidents first, the worst and newest on top. */
export function Incidents() {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const may = useMayAnywhere();
  const { incidents, ...read } = useIncidents();
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          {t('incidents.title')}
        </Title>
        {may('recordReport') && (
          <Button onClick={() => dialogs.open({ kind: 'report' })} data-testid="open-incident">
            {t('incidents.open')}
          </Button>
        )}
      </Group>
      <Reading {...read} data={incidents}>
        {(list) => (
          <Stack>
            {list.length === 0 && <Empty start={may('recordReport') ? t('incidents.start') : undefined}>{t('incidents.empty')}</Empty>}
            {list.map((incident) => (
              <IncidentCard key={incident.id} incident={incident} />
            ))}
          </Stack>
        )}
      </Reading>
    </Container>
  );
}

function IncidentCard({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { word } = useWords();
  return (
    <Paper withBorder p="md" component="article" data-testid="incident">
      <Group gap="sm" mb={6}>
        <LevelBadge level={incident.level.inForce} certainty={incident.level.certainty} />
        <Title order={2} size="h4">
          <Anchor component={Link} to="/i/$id" params={{ id: incident.id } as never} inherit>
            {incident.title.text ?? (
              <>
                {t('incidents.titleNotShown')} {word(hazards, incident.kind)} <Clock instant={incident.openedAt} />
              </>
            )}
          </Anchor>
        </Title>
        {incident.status === 'CLOSED' && <span className="mark">{word(incidentStatuses, incident.status)}</span>}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Text size="sm" c="dimmed">
          {word(hazards, incident.kind)}
          {incident.place && ` ・ ${incident.place}`} ・ {t('incidents.openedAt')} <Clock instant={incident.openedAt} /> ・{' '}
          {t('incidents.lastRecordedAt')} <Clock instant={incident.lastRecordedAt} />
        </Text>
        <Group gap="md" justify="flex-end">
          <ConditionCounts counts={incident.conditions} />
          <Text size="sm" fw={incident.openEntries > 0 ? 700 : 400}>
            {t('incidents.openEntries', { count: incident.openEntries })}
          </Text>
        </Group>
      </SimpleGrid>
    </Paper>
  );
}
