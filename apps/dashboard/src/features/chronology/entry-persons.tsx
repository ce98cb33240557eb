import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { ProtectedText } from '../../ui/protected-text.js';

/** Whom a line speaks of. */
export function EntryPersons({ persons }: Pick<Entry, 'persons'>) {
  const { t } = useTranslation();
  if (persons.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" component="div">
      {t('entry.persons')}:{' '}
      {persons.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <ProtectedText value={name} />
        </span>
      ))}
    </Text>
  );
}
