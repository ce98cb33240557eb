import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { personRoles } from '#vocabulary';
import type { PersonRow } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { theServerClock } from '../../clock/server-clock.js';
import { useTick } from '../../clock/use-tick.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { ConditionWord } from '../../ui/condition-word.js';
import { Empty } from '../../ui/empty.js';
import { ProtectedText } from '../../ui/protected-text.js';
import { PersonLink } from './person-link.js';
import { isOverdue } from './promised-call.js';

interface PersonRowsProps {
  readonly persons: readonly PersonRow[];
  readonly incidentId: string;
  /** Last contact with the family and the next one promised. */
  readonly family?: boolean;
}

export function PersonRows({ persons, incidentId, family = false }: PersonRowsProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  if (persons.length === 0) return <Empty start={t('people.start')}>{t('people.empty')}</Empty>;
  return (
    <Table.ScrollContainer minWidth={family ? 480 : 300}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('person.name')}</Table.Th>
            <Table.Th>{t('person.condition')}</Table.Th>
            {family && <Table.Th>{t('person.lastFamilyContact')}</Table.Th>}
            {family && <Table.Th>{t('person.nextFamilyContact')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {persons.map((person) => (
            <Table.Tr key={person.id} data-testid="person">
              <Table.Td>
                <PersonLink incidentId={incidentId} personId={person.id} name={person.name} />{' '}
                {person.role !== 'STUDENT' && <span className="mark">{word(personRoles, person.role)}</span>}
                <Text size="xs" c="dimmed" component="div">
                  <ProtectedText value={person.affiliation} />
                </Text>
              </Table.Td>
              <Table.Td>
                <ConditionWord condition={person.condition} certainty={person.certainty} />{' '}
                {person.conflict && (
                  <span className="mark" data-kind="urgent">
                    {t('person.conflict')}
                  </span>
                )}
              </Table.Td>
              {family && (
                <Table.Td>
                  {person.lastFamilyContactAt ? <Clock instant={person.lastFamilyContactAt} /> : <b>{t('person.neverContacted')}</b>}
                </Table.Td>
              )}
              {family && (
                <Table.Td>
                  {person.nextFamilyContactAt && <PromisedCall at={person.nextFamilyContactAt} last={person.lastFamilyContactAt} />}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** When the family was promised to hear from us next; 超過 once that has passed without a call. */
function PromisedCall({ at, last }: { readonly at: string; readonly last: string | null }) {
  const { t } = useTranslation();
  const past = useAt() !== undefined;
  useTick(60_000);
  const overdue = !past && isOverdue(at, last, theServerClock.now());
  return (
    <>
      <Clock instant={at} />{' '}
      {overdue && (
        <span className="mark" data-kind="urgent">
          {t('person.overdue')}
        </span>
      )}
    </>
  );
}
