import { Box, Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { personRoles } from '#vocabulary';
import { PERSON_CARD } from '../../api/operations/reading.js';
import type { Connection, Entry, Person } from '../../api/types/index.js';
import { useRead, useUnerased } from '../../api/use-read.js';
import { lastWritten } from '../../api/written.js';
import { useIncident } from '../../app/incident-context.js';
import { asOf, useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useObservable } from '../../app/observable.js';
import { useWords } from '../../i18n/words.js';
import { ConditionWord } from '../../ui/condition-word.js';
import { openText, ProtectedText } from '../../ui/protected-text.js';
import { Reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';
import { EntryCards } from '../board/entry-cards.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { knownOf, personForm } from '../forms/corrections.js';
import { correctable } from '../forms/replaceable.js';
import { useCorrection } from '../forms/use-correction.js';
import { ClaimList } from './claim-list.js';
import { ProfileList } from './profile-list.js';

type Card = Person & { readonly entries: Connection<Entry> };

/** 被災者情報集約カード (資料5): who it is, how they are and who says so, and what happened to them. */
export function PersonCard() {
  const { t } = useTranslation();
  const { word } = useWords();
  const { id: incidentId, person: id } = useParams({ from: '/i/$id/people/$person' });
  const { incident, erasures } = useIncident();
  const dialogs = useDialogs();
  const correct = useCorrection();
  const may = useMay();
  const at = useAt();
  const atLeast = useObservable(lastWritten);
  // Not with every change of the incident: each reading of this page is a line in the ledger of reads.
  const fresh = useUnerased(erasures);
  const { data, ...read } = useRead<{ person: Card | null }>(PERSON_CARD, { id, atLeast: at ? undefined : atLeast, asOf: asOf(at) }, fresh);
  return (
    <Box px="md" py="sm">
      <Reading {...read} data={data?.person}>
        {(person) => (
          <Stack gap="sm" data-testid="person-card">
            <Group gap="sm">
              <Title order={2} size="h3">
                <ProtectedText value={person.name} />
              </Title>
              <span className="mark">{word(personRoles, person.role)}</span>
              <ConditionWord condition={person.condition} certainty={person.certainty} />
              {person.conflict && (
                <span className="mark" data-kind="urgent">
                  {t('person.conflict')}
                </span>
              )}
            </Group>
            {!at && (
              <Group gap="xs">
                {may('recordPersonState') && (
                  <Button
                    size="compact-md"
                    onClick={() => dialogs.open({ kind: 'personState', personId: id, name: openText(person.name), zone: incident.zone })}
                  >
                    {t('personState.record')}
                  </Button>
                )}
                {may('recordReport') && (
                  <Button
                    size="compact-md"
                    variant="default"
                    onClick={() =>
                      dialogs.open({ kind: 'report', incidentId, zone: incident.zone, content: { counterpart: 'FAMILY', personIds: [id] } })
                    }
                  >
                    {t('person.recordFamilyContact')}
                  </Button>
                )}
                {may('correctPerson') && (
                  <Button
                    size="compact-md"
                    variant="default"
                    disabled={correctable(knownOf(person)) === 'NEVER'}
                    onClick={() => correct(knownOf(person), (known) => personForm(person, known, incidentId))}
                  >
                    {correctable(knownOf(person)) === 'NEVER' ? t('correction.hidden') : t('person.correct')}
                  </Button>
                )}
              </Group>
            )}
            <Grid gap="sm">
              <Grid.Col span={{ base: 12, md: 5 }}>
                <Section title={t('person.profile')}>
                  <ProfileList person={person} />
                </Section>
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 7 }}>
                <Stack gap="sm">
                  <Section title={t('person.claims')} count={person.claims.length}>
                    <ClaimList claims={person.claims} zone={incident.zone} />
                  </Section>
                  <Section title={t('person.entries')} count={person.entries.totalCount}>
                    <EntryCards entries={person.entries.nodes} zone={incident.zone} empty={t('person.noEntries')} brief />
                  </Section>
                </Stack>
              </Grid.Col>
            </Grid>
            <Text size="xs" c="dimmed">
              {t('person.readsAreKept')}
            </Text>
          </Stack>
        )}
      </Reading>
    </Box>
  );
}
