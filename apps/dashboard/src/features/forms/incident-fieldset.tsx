import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hazards } from '#vocabulary';
import type { Hazard } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';

export interface IncidentFields {
  readonly title: string;
  readonly hazard: Hazard;
  readonly place: string;
  readonly zone: string;
}

/** What an incident is called, what it is and where: said when it is opened and when that is corrected. */
export function IncidentFieldset({
  value,
  onChange,
}: {
  readonly value: IncidentFields;
  readonly onChange: (change: Partial<IncidentFields>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('incident.title')}
        required
        value={value.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        data-autofocus
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <CodeSelect label={t('incident.kind')} list={hazards} value={value.hazard} onChange={(hazard) => onChange({ hazard })} />
        <TextInput label={t('incident.place')} value={value.place} onChange={(event) => onChange({ place: event.currentTarget.value })} />
        <Select
          label={t('form.zone')}
          data={Intl.supportedValuesOf('timeZone')}
          searchable
          required
          value={value.zone}
          onChange={(zone) => zone && onChange({ zone })}
        />
      </SimpleGrid>
    </>
  );
}
