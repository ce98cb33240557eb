import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { theServerClock } from '../../clock/server-clock.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { useFields } from './use-fields.js';

/** An exchange rate with its source: without one, currencies are never added (M-179). */
export interface RateRequest {
  readonly kind: 'rate';
  readonly incidentId: string;
}

export default function RateForm({ request: { incidentId }, close }: DialogProps<RateRequest>) {
  const { t } = useTranslation();
  const [fields, set] = useFields({ from: '', to: 'JPY', rate: '', source: '' });
  const build = () => ({ ...fields, incidentId, at: new Date(theServerClock.now()).toISOString() });
  return (
    <FormModal title={t('rate.record')} operation="recordRate" incidentId={incidentId} build={build} close={close}>
      <SimpleGrid cols={3}>
        <TextInput
          label={t('rate.from')}
          required
          pattern="[A-Z]{3}"
          value={fields.from}
          onChange={(event) => set({ from: event.currentTarget.value.toUpperCase() })}
          data-autofocus
        />
        <TextInput
          label={t('rate.to')}
          required
          pattern="[A-Z]{3}"
          value={fields.to}
          onChange={(event) => set({ to: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t('rate.rate')}
          required
          inputMode="decimal"
          value={fields.rate}
          onChange={(event) => set({ rate: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TextInput
        label={t('figure.source')}
        required
        value={fields.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
    </FormModal>
  );
}
