import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { FormModal } from './form-modal.js';
import { ReasonField } from './reason-field.js';
import type { DialogProps } from './use-dialogs.js';
import { useFields } from './use-fields.js';

/** The grounds, reason or note of an act, corrected; that it was done stands. */
export interface WordingRequest {
  readonly kind: 'wording';
  readonly incidentId: string;
  /** The line of the act, and what was done. */
  readonly corrects: string;
  readonly act?: LocalText | null;
  readonly initial: { readonly wording: string; readonly reason?: string };
  readonly replaces?: string;
}

export default function WordingForm({ request, close }: DialogProps<WordingRequest>) {
  const { t } = useTranslation();
  const { local } = useWords();
  const { incidentId, corrects, act } = request;
  const [{ reason, wording }, set] = useFields({ reason: '', ...request.initial });
  return (
    <FormModal
      title={t('wording.correct')}
      operation="correctWording"
      incidentId={incidentId}
      replaces={request.replaces}
      build={() => ({ entryId: corrects, reason, wording })}
      close={close}
    >
      {act && <Text size="sm">{local(act)}</Text>}
      <ReasonField value={reason} onChange={(why) => set({ reason: why })} />
      <Textarea
        label={t('wording.words')}
        description={t('wording.hint')}
        required
        autosize
        minRows={2}
        value={wording}
        onChange={(event) => set({ wording: event.currentTarget.value })}
      />
    </FormModal>
  );
}
