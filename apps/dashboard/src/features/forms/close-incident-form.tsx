import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { incidentOutcomes } from '#vocabulary';
import type { IncidentOutcome } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { typed, useFields } from './use-fields.js';

/** Closes an incident, or opens it again. */
export interface CloseRequest {
  readonly kind: 'close';
  readonly incidentId: string;
  readonly reopen?: boolean;
}

export default function CloseIncidentForm({ request: { incidentId, reopen = false }, close }: DialogProps<CloseRequest>) {
  const { t } = useTranslation();
  const [fields, set] = useFields({ outcome: 'RESOLVED' as IncidentOutcome, duplicateOf: '', reason: '' });
  return (
    <FormModal
      title={reopen ? t('incident.reopen') : t('incident.close')}
      operation={reopen ? 'reopenIncident' : 'closeIncident'}
      incidentId={incidentId}
      build={() => (reopen ? { incidentId, reason: fields.reason } : { ...fields, incidentId, duplicateOf: typed(fields.duplicateOf) })}
      close={close}
    >
      {!reopen && (
        <CodeSelect label={t('incident.outcome')} list={incidentOutcomes} value={fields.outcome} onChange={(outcome) => set({ outcome })} />
      )}
      {!reopen && fields.outcome === 'DUPLICATE_OF' && (
        <TextInput
          label={t('incident.duplicateOf')}
          required
          value={fields.duplicateOf}
          onChange={(event) => set({ duplicateOf: event.currentTarget.value })}
        />
      )}
      <Textarea
        label={t('correction.reason')}
        required
        autosize
        minRows={2}
        value={fields.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </FormModal>
  );
}
