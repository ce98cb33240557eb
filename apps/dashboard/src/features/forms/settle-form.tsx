import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { settlements } from '#vocabulary';
import type { Settlement } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { useFields } from './use-fields.js';

export interface SettleRequest {
  readonly kind: 'settle';
  readonly entryId: string;
  /** Nothing can be said about it any more. */
  readonly erased?: boolean;
  readonly initial?: { readonly settlement: Settlement; readonly outcome: string };
  readonly replaces?: string;
}

export default function SettleForm({ request, close }: DialogProps<SettleRequest>) {
  const { t } = useTranslation();
  const [{ settlement, outcome }, set] = useFields({ settlement: 'DONE' as Settlement, outcome: '', ...request.initial });
  return (
    <FormModal
      title={t('settle.title')}
      operation="settleEntry"
      replaces={request.replaces}
      build={() => ({ entryId: request.entryId, settlement, ...(!request.erased && { outcome }) })}
      close={close}
    >
      <CodeSelect label={t('settle.how')} list={settlements} value={settlement} onChange={(chosen) => set({ settlement: chosen })} />
      {request.erased ? (
        <Text size="sm">{t('entry.erased')}</Text>
      ) : (
        <Textarea
          label={t('settle.outcome')}
          required
          autosize
          minRows={2}
          value={outcome}
          onChange={(event) => set({ outcome: event.currentTarget.value })}
          data-autofocus
        />
      )}
    </FormModal>
  );
}
