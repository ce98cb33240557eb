import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, posts } from '#vocabulary';
import type { Body } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { openingOf, useBodyRules } from './body-rules.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { MemberSelect } from './member-select.js';
import { typed, useFields } from './use-fields.js';

/** Opens a body with its head, or stands one down. */
export interface OpenBodyRequest {
  readonly kind: 'openBody';
  readonly incidentId: string;
  readonly body: Body;
  readonly standDown?: boolean;
}

export default function OpenBodyForm({ request, close }: DialogProps<OpenBodyRequest>) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { incidentId, standDown = false } = request;
  const rules = useBodyRules(incidentId);
  const [fields, set] = useFields({ body: request.body, headId: '', place: '', grounds: '' });
  const head = rules.find(({ body }) => body === fields.body)?.head;
  return (
    <FormModal
      title={standDown ? t('body.standDown') : t('body.open')}
      operation={standDown ? 'standDown' : openingOf[fields.body]}
      incidentId={incidentId}
      build={() =>
        standDown
          ? { incidentId, body: fields.body, grounds: fields.grounds }
          : { incidentId, headId: fields.headId, place: typed(fields.place), grounds: typed(fields.grounds) }
      }
      close={close}
    >
      <NativeSelect
        label={t('body.which')}
        data={rules.map(({ body }) => ({ value: body, label: word(bodies, body) }))}
        value={fields.body}
        onChange={(event) => set({ body: event.currentTarget.value as Body })}
      />
      {!standDown && (
        <>
          <MemberSelect label={word(posts, head)} value={fields.headId} onChange={(headId) => set({ headId })} />
          <TextInput label={t('body.place')} value={fields.place} onChange={(event) => set({ place: event.currentTarget.value })} />
        </>
      )}
      <Textarea
        label={t('level.grounds')}
        required={standDown}
        autosize
        minRows={2}
        value={fields.grounds}
        onChange={(event) => set({ grounds: event.currentTarget.value })}
      />
    </FormModal>
  );
}
