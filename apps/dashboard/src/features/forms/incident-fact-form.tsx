import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certainties, incidentFacts } from '#vocabulary';
import type { Certainty, IncidentFactKind } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField } from './occurred-field.js';
import { typed, useFields } from './use-fields.js';

/** 物損, 社会的注目: facts of the incident as a whole that the level table names. */
export interface IncidentFactRequest {
  readonly kind: 'incidentFact';
  readonly incidentId: string;
  readonly zone?: string;
}

export default function IncidentFactForm({ request: { incidentId, zone = 'Asia/Tokyo' }, close }: DialogProps<IncidentFactRequest>) {
  const { t } = useTranslation();
  const [fields, set] = useFields({
    fact: 'PROPERTY_DAMAGE' as IncidentFactKind,
    holds: 'yes',
    certainty: 'PRESUMED' as Certainty,
    occurredAt: occurredNow(),
    source: '',
    note: '',
  });
  return (
    <FormModal
      title={t('incidentFact.record')}
      operation="recordIncidentFact"
      incidentId={incidentId}
      build={() => ({ ...fields, incidentId, holds: fields.holds === 'yes', source: typed(fields.source), note: typed(fields.note) })}
      close={close}
    >
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <CodeSelect label={t('incidentFact.which')} list={incidentFacts} value={fields.fact} onChange={(fact) => set({ fact })} />
        <NativeSelect
          label={t('incidentFact.holds')}
          data={[
            { value: 'yes', label: t('incidentFact.yes') },
            { value: 'no', label: t('incidentFact.no') },
          ]}
          value={fields.holds}
          onChange={(event) => set({ holds: event.currentTarget.value })}
        />
        <CodeSelect label={t('certainty.label')} list={certainties} value={fields.certainty} onChange={(certainty) => set({ certainty })} />
      </SimpleGrid>
      <OccurredField label={t('entry.occurredAt')} value={fields.occurredAt} zone={zone} onChange={(occurredAt) => set({ occurredAt })} />
      <TextInput label={t('figure.source')} value={fields.source} onChange={(event) => set({ source: event.currentTarget.value })} />
      <Textarea label={t('form.note')} autosize value={fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </FormModal>
  );
}
