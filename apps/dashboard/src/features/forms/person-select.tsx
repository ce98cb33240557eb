import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PERSONS } from '../../api/operations/reading.js';
import type { Connection, PersonRow } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { openText } from '../../ui/protected-text.js';

interface PersonsFieldProps {
  readonly incidentId: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Persons concerned, out of those already in the incident. */
export function PersonsField({ incidentId, value, onChange }: PersonsFieldProps) {
  const { t } = useTranslation();
  const { data } = useRead<{ persons: Connection<PersonRow> }>(PERSONS, { incidentId, first: 100 });
  const options = (data?.persons.nodes ?? []).map(({ id, name }) => ({ value: id, label: openText(name, id) }));
  return <MultiSelect label={t('entry.persons')} data={options} value={[...value]} onChange={onChange} searchable clearable />;
}
