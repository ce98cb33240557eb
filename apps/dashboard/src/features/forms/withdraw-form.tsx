import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';

/** 取消 of an entry or of an expense line; nothing is deleted. */
export interface WithdrawRequest {
  readonly kind: 'withdraw';
  readonly entryId?: string;
  readonly expenseId?: string;
  /** Nothing can be said about it any more. */
  readonly erased?: boolean;
  readonly initial?: { readonly reason: string };
  readonly replaces?: string;
}

export default function WithdrawForm({ request, close }: DialogProps<WithdrawRequest>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(request.initial?.reason ?? '');
  const { entryId, expenseId, erased } = request;
  const said = erased ? {} : { reason };
  return (
    <FormModal
      title={t('withdraw.title')}
      operation={expenseId ? 'withdrawExpense' : 'withdrawEntry'}
      replaces={request.replaces}
      build={() => (expenseId ? { expenseId, ...said } : { entryId, ...said })}
      submitLabel={t('withdraw.title')}
      close={close}
    >
      <Text size="sm">{t('withdraw.hint')}</Text>
      {erased ? (
        <Text size="sm">{t('entry.erased')}</Text>
      ) : (
        <Textarea
          label={t('correction.reason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
      )}
    </FormModal>
  );
}
