import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties } from '#vocabulary';
import type { DutyHolder } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { MemberSelect } from './member-select.js';
import { typed, useFields } from './use-fields.js';

/** Assigns a duty that nobody holds, or hands it over from its holder. */
export interface DutyRequest {
  readonly kind: 'duty';
  readonly incidentId: string;
  readonly holder: DutyHolder;
}

export default function DutyForm({ request: { incidentId, holder }, close }: DialogProps<DutyRequest>) {
  const { t } = useTranslation();
  const { word } = useWords();
  const [fields, set] = useFields({ memberId: '', note: '' });
  const { duty } = holder;
  return (
    <FormModal
      title={`${holder.member ? t('duty.handOver') : t('duty.assign')}: ${word(duties, duty)}`}
      operation={holder.member ? 'handOverDuty' : 'assignDuty'}
      incidentId={incidentId}
      build={() =>
        holder.member
          ? { incidentId, duty, to: fields.memberId, note: typed(fields.note) }
          : { incidentId, duty, memberId: fields.memberId }
      }
      close={close}
    >
      {holder.member && <Text size="sm">{t('duty.heldBy', { name: holder.member.name })}</Text>}
      <MemberSelect label={t('duty.to')} value={fields.memberId} onChange={(memberId) => set({ memberId })} />
      {holder.member && (
        <Textarea
          label={t('duty.note')}
          autosize
          minRows={2}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      )}
    </FormModal>
  );
}
