import { NativeSelect, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certainties, incidentFacts } from '#vocabulary';
import type { Certainty, IncidentFactKind, LocalText } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField, type OccurredAtInput } from './occurred-field.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

interface IncidentFactFields {
  /** Empty, like the others, until it is chosen again: of a line that is corrected. */
  readonly fact: IncidentFactKind | '';
  readonly holds: boolean | '';
  readonly certainty: Certainty | '';
  readonly occurredAt: OccurredAtInput;
  readonly receivedAt?: string | undefined;
  readonly source: string;
  readonly note: string;
}
/** 物損, 社会的注目: facts of the incident as a whole that the level table names. */
export interface IncidentFactRequest {
  readonly kind: 'incidentFact';
  readonly incidentId: string;
  readonly zone?: string;
  /** The line that is corrected, and what it said in codes. */
  readonly corrects?: { readonly entryId: string; readonly said: LocalText | null };
  readonly initial?: Partial<IncidentFactFields> & { readonly reason?: string };
  readonly replaces?: string;
}

export default function IncidentFactForm({ request, close }: DialogProps<IncidentFactRequest>) {
  const { t } = useTranslation();
  const { local, options } = useWords();
  const { incidentId, corrects, zone = 'Asia/Tokyo' } = request;
  const [reason, setReason] = useFields({ reason: request.initial?.reason ?? '' });
  const [fields, set] = useFields<IncidentFactFields>({
    ...(corrects
      ? { fact: '' as const, holds: '' as const, certainty: '' as const }
      : { fact: 'PROPERTY_DAMAGE' as const, holds: true, certainty: 'PRESUMED' as const }),
    occurredAt: occurredNow(),
    source: '',
    note: '',
    ...request.initial,
  });
  const chosen = [{ value: '', label: t('form.choose'), disabled: true }];
  const build = () => {
    const { fact, holds, certainty, occurredAt, receivedAt, source, note } = fields;
    const content = { fact, holds, certainty, occurredAt, receivedAt, source: typed(source), note: typed(note) };
    return corrects ? { entryId: corrects.entryId, ...reason, ...content } : { incidentId, ...content };
  };
  return (
    <FormModal
      title={corrects ? t('incidentFact.correct') : t('incidentFact.record')}
      operation={corrects ? 'correctIncidentFact' : 'recordIncidentFact'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {corrects && <ReasonField value={reason.reason} onChange={(why) => setReason({ reason: why })} />}
      {corrects?.said && (
        <Text size="sm">
          {t('correction.before')}: <span className="struck">{local(corrects.said)}</span>
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NativeSelect
          label={t('incidentFact.which')}
          required
          data={[...chosen, ...options(incidentFacts)]}
          value={fields.fact}
          onChange={(event) => set({ fact: event.currentTarget.value as IncidentFactKind })}
        />
        <NativeSelect
          label={t('incidentFact.holds')}
          required
          data={[...chosen, { value: 'true', label: t('incidentFact.yes') }, { value: 'false', label: t('incidentFact.no') }]}
          value={String(fields.holds)}
          onChange={(event) => set({ holds: event.currentTarget.value === 'true' })}
        />
        <NativeSelect
          label={t('certainty.label')}
          required
          data={[...chosen, ...options(certainties)]}
          value={fields.certainty}
          onChange={(event) => set({ certainty: event.currentTarget.value as Certainty })}
        />
      </SimpleGrid>
      <OccurredField label={t('entry.occurredAt')} value={fields.occurredAt} zone={zone} onChange={(occurredAt) => set({ occurredAt })} />
      <TextInput label={t('figure.source')} value={fields.source} onChange={(event) => set({ source: event.currentTarget.value })} />
      <Textarea label={t('form.note')} autosize value={fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </FormModal>
  );
}
