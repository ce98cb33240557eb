import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormModal } from './form-modal.js';
import { ReasonField } from './reason-field.js';
import type { DialogProps } from './use-dialogs.js';
import { typed, useFields } from './use-fields.js';

/** What an incident is called and where it is, corrected. */
export interface IncidentRequest {
  readonly kind: 'incident';
  readonly incidentId: string;
  readonly initial: { readonly title: string; readonly place?: string | undefined; readonly reason?: string };
  readonly replaces?: string;
}

export default function IncidentForm({ request: { incidentId, initial, replaces }, close }: DialogProps<IncidentRequest>) {
  const { t } = useTranslation();
  const [{ reason, title, place }, set] = useFields({ reason: '', place: '', ...initial });
  return (
    <FormModal
      title={t('incident.correct')}
      operation="correctIncident"
      incidentId={incidentId}
      replaces={replaces}
      build={() => ({ incidentId, reason, title, place: typed(place) })}
      close={close}
    >
      <ReasonField value={reason} onChange={(why) => set({ reason: why })} />
      <TextInput label={t('incident.title')} required value={title} onChange={(event) => set({ title: event.currentTarget.value })} />
      <TextInput label={t('incident.place')} value={place ?? ''} onChange={(event) => set({ place: event.currentTarget.value })} />
    </FormModal>
  );
}
