import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { typed, useFields } from './use-fields.js';

export interface LevelRequest {
  readonly kind: 'level';
  readonly incidentId: string;
  readonly initial?: { readonly level: number; readonly grounds?: string };
  readonly replaces?: string;
}

export default function LevelForm({ request, close }: DialogProps<LevelRequest>) {
  const { t } = useTranslation();
  const { incidentId, initial } = request;
  const [fields, set] = useFields({ level: String(initial?.level ?? 1), grounds: initial?.grounds ?? '' });
  const names = [t('level.none'), ...['1', '2', '3'].map((level) => t('level.named', { level }))];
  return (
    <FormModal
      title={t('level.change')}
      operation="changeResponseLevel"
      incidentId={incidentId}
      replaces={request.replaces}
      build={() => ({ incidentId, level: Number(fields.level), grounds: typed(fields.grounds) })}
      close={close}
    >
      <NativeSelect
        label={t('level.new')}
        value={fields.level}
        data={names.map((label, level) => ({ value: String(level), label })).reverse()}
        onChange={(event) => set({ level: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={t('level.grounds')}
        description={t('level.groundsHint')}
        autosize
        minRows={2}
        value={fields.grounds}
        onChange={(event) => set({ grounds: event.currentTarget.value })}
      />
    </FormModal>
  );
}
