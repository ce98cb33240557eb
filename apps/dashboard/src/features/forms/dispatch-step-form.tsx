import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dispatchStatuses } from '#vocabulary';
import type { DispatchStatus } from '../../api/types/index.js';
import type { Recording } from '../../api/operations/recording.js';
import { useWords } from '../../i18n/words.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField } from './occurred-field.js';
import { typed, useFields } from './use-fields.js';

type Step = Exclude<DispatchStatus, 'REQUESTED'>;
/** The next step of a dispatch: approved, arranged, departed, arrived, returned, refused, cancelled. */
export interface DispatchStepRequest {
  readonly kind: 'dispatchStep';
  readonly incidentId: string;
  readonly dispatchId: string;
  readonly step: Step;
  readonly zone?: string;
}

const operations: Record<Step, Recording> = {
  APPROVED: 'approveDispatch',
  ARRANGED: 'arrangeDispatch',
  DEPARTED: 'departDispatch',
  ARRIVED: 'arriveDispatch',
  RETURNED: 'returnDispatch',
  REFUSED: 'refuseDispatch',
  CANCELLED: 'cancelDispatch',
};

export default function DispatchStepForm({ request, close }: DialogProps<DispatchStepRequest>) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { incidentId, dispatchId, step, zone = 'Asia/Tokyo' } = request;
  const [fields, set] = useFields({ at: occurredNow(), note: '', reference: '' });
  return (
    <FormModal
      title={word(dispatchStatuses, step)}
      operation={operations[step]}
      incidentId={incidentId}
      build={() => ({
        dispatchId,
        at: fields.at,
        note: typed(fields.note),
        ...(step === 'ARRANGED' && { reference: typed(fields.reference) }),
      })}
      close={close}
    >
      <OccurredField label={t('entry.occurredAt')} value={fields.at} zone={zone} onChange={(at) => set({ at })} />
      {step === 'ARRANGED' && (
        <TextInput
          label={t('dispatch.reference')}
          value={fields.reference}
          onChange={(event) => set({ reference: event.currentTarget.value })}
        />
      )}
      <Textarea
        label={t('form.note')}
        autosize
        minRows={2}
        value={fields.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormModal>
  );
}
