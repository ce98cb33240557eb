import { Button, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { whereabouts } from '#vocabulary';
import type { Bounded, PersonRow } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { useRecord } from '../../outbox/outbox-context.js';
import { ConditionWord } from '../../ui/condition-word.js';
import { Empty } from '../../ui/empty.js';
import { openText } from '../../ui/protected-text.js';
import { Section } from '../../ui/section.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { occurredNow } from '../forms/occurred-field.js';
import { PersonLink } from '../people/person-link.js';

interface OneTapStatusProps {
  readonly persons: Bounded<PersonRow>;
  readonly incidentId: string;
  readonly zone: string;
}

/** The escort's list: each student, and one tap for what is seen with one's own eyes. */
export function OneTapStatus({ persons, incidentId, zone }: OneTapStatusProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  const record = useRecord();
  const dialogs = useDialogs();
  const may = useMay();
  const past = useAt() !== undefined;
  const seen = { certainty: 'CONFIRMED' } as const;
  const say = (personId: string, state: object) =>
    void record(
      'recordPersonState',
      { personId, state: { ...state, occurredAt: { ...occurredNow(), zone }, reliability: 'RELIABLE', source: t('onSite.ownEyes') } },
      incidentId,
    );
  return (
    <Section title={t('onSite.myPeople')} count={persons.nodes.length} more={persons.more} testId="one-tap">
      {persons.nodes.length === 0 && <Empty start={t('people.start')}>{t('people.empty')}</Empty>}
      {persons.nodes.map((person) => (
        <Paper key={person.id} withBorder p="xs">
          <Group justify="space-between" gap="xs">
            <PersonLink incidentId={incidentId} personId={person.id} name={person.name} />
            <Text size="sm" component="div">
              <ConditionWord condition={person.condition} certainty={person.certainty} />
            </Text>
          </Group>
          {!past && may('recordPersonState') && (
            <SimpleGrid cols={{ base: 2, xs: 4 }} spacing={6} verticalSpacing={6} mt={6}>
              <Button
                size="sm"
                variant="default"
                onClick={() => say(person.id, { whereabouts: { value: 'SAFE', ...seen }, harm: { value: 'NONE', ...seen } })}
              >
                ○ {t('onSite.safe')}
              </Button>
              <Button
                size="sm"
                variant="default"
                onClick={() => say(person.id, { whereabouts: { value: 'SAFE', ...seen }, harm: { value: 'SLIGHT', ...seen } })}
              >
                △ {t('onSite.hurt')}
              </Button>
              <Button size="sm" variant="default" onClick={() => say(person.id, { whereabouts: { value: 'UNKNOWN', ...seen } })}>
                ? {word(whereabouts, 'UNKNOWN')}
              </Button>
              <Button
                size="sm"
                variant="default"
                onClick={() => dialogs.open({ kind: 'personState', personId: person.id, name: openText(person.name), zone })}
              >
                {t('onSite.more')}
              </Button>
            </SimpleGrid>
          )}
        </Paper>
      ))}
    </Section>
  );
}
