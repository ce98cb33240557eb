import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stepActs, type Step } from '../dispatches/next-steps.js';
import { useStepWords } from '../dispatches/use-step-words.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField, type OccurredAtInput } from './occurred-field.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

interface StepFields {
  readonly at: OccurredAtInput;
  readonly note: string;
}
/** The next step of a dispatch (approved, arranged, departed, arrived, returned, refused, cancelled), or one that was taken, corrected. */
export type DispatchStepRequest = {
  readonly kind: 'dispatchStep';
  readonly incidentId: string;
  readonly zone?: string;
  readonly initial?: Partial<StepFields> & { readonly reason?: string };
  readonly replaces?: string;
} & (
  | {
      readonly dispatchId: string;
      readonly step: Step;
      /** Which dispatch it is, in words: what is approved here is seen nowhere else. */
      readonly of: string;
      readonly corrects?: undefined;
    }
  | { readonly corrects: string }
);

export default function DispatchStepForm({ request, close }: DialogProps<DispatchStepRequest>) {
  const { t } = useTranslation();
  const stepWord = useStepWords();
  const { incidentId, zone = 'Asia/Tokyo' } = request;
  const [fields, set] = useFields({ at: occurredNow(), note: '', reference: '', reason: '', ...request.initial });
  const { at } = fields;
  const note = typed(fields.note);
  const arranges = request.corrects === undefined && request.step === 'ARRANGED';
  const build = () =>
    request.corrects === undefined
      ? { dispatchId: request.dispatchId, at, note, ...(arranges && { reference: typed(fields.reference) }) }
      : { entryId: request.corrects, reason: fields.reason, at, note };
  return (
    <FormModal
      title={request.corrects === undefined ? `${stepWord(request.step)}: ${request.of}` : t('dispatch.correctStep')}
      operation={request.corrects === undefined ? stepActs[request.step] : 'correctDispatchStep'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {request.corrects !== undefined && <ReasonField value={fields.reason} onChange={(reason) => set({ reason })} />}
      <OccurredField label={t('entry.occurredAt')} value={at} zone={zone} onChange={(moment) => set({ at: moment })} />
      {arranges && (
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
