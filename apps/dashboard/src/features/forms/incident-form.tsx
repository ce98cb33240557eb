import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hazard } from '../../api/types/index.js';
import { FormModal } from './form-modal.js';
import { IncidentFieldset } from './incident-fieldset.js';
import { ReasonField } from './reason-field.js';
import type { DialogProps } from './use-dialogs.js';
import { typed, useFields } from './use-fields.js';

/** What an incident is called, what it is and where, corrected. */
export interface IncidentRequest {
  readonly kind: 'incident';
  readonly incidentId: string;
  readonly initial: {
    readonly title: string;
    readonly kind: Hazard;
    readonly place?: string | undefined;
    readonly zone: string;
    readonly reason?: string;
  };
  readonly replaces?: string;
}

export default function IncidentForm({ request: { incidentId, initial, replaces }, close }: DialogProps<IncidentRequest>) {
  const { t } = useTranslation();
  const [{ reason, title, kind, place, zone }, set] = useFields({ reason: '', place: '', ...initial });
  return (
    <FormModal
      title={t('incident.correct')}
      operation="correctIncident"
      incidentId={incidentId}
      replaces={replaces}
      build={() => ({ incidentId, reason, title, kind, place: typed(place), zone })}
      close={close}
    >
      <ReasonField value={reason} onChange={(why) => set({ reason: why })} />
      <IncidentFieldset
        value={{ title, hazard: kind, place: place ?? '', zone }}
        onChange={({ hazard, ...change }) => set({ ...change, ...(hazard && { kind: hazard }) })}
      />
      {zone !== initial.zone && (
        <Text size="sm" role="status">
          {t('incident.zoneCorrected', { zone: initial.zone })}
        </Text>
      )}
    </FormModal>
  );
}
