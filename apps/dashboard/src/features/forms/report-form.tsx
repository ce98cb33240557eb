import { Checkbox, Group, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { channels, counterparts, credibilities, directions, dispositions, entryKinds, reliabilities } from '#vocabulary';
import { languageInUse } from '../../settings/preferences.js';
import { CodeSelect } from './code-select.js';
import { complaint } from './complaint.js';
import type { DialogProps } from './use-dialogs.js';
import { DutiesField } from './duties-field.js';
import { FiveWFields } from './five-w-fields.js';
import { FormModal } from './form-modal.js';
import { OccurredField, WallClockInput } from './occurred-field.js';
import { IncidentFieldset } from './incident-fieldset.js';
import { PersonsField } from './person-select.js';
import { ReasonField } from './reason-field.js';
import { contentInput, reportFields, type ReportContent } from './report-content.js';
import { typed, useFields } from './use-fields.js';

/** A report in full: a new one, one that opens an incident, or the correction of one. */
export interface ReportRequest {
  readonly kind: 'report';
  /** Absent: the report opens an incident. */
  readonly incidentId?: string | undefined;
  readonly zone?: string;
  /** 資料2: the six fields of the field report are shown. */
  readonly fiveW?: boolean;
  readonly content?: Partial<ReportContent>;
  /** The entry that is corrected. */
  readonly corrects?: string;
  readonly initial?: { readonly content: Partial<ReportContent>; readonly reason?: string };
  readonly replaces?: string;
}

export default function ReportForm({ request, close }: DialogProps<ReportRequest>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { incidentId, corrects, zone = 'Asia/Tokyo' } = request;
  const [fields, set] = useFields(reportFields({ language: languageInUse(), ...request.content, ...request.initial?.content }));
  const [more, setMore] = useFields({ reason: request.initial?.reason ?? '', title: '', hazard: 'OTHER' as const, place: '', zone });
  const opens = !incidentId && !corrects;

  const build = () => {
    const content = contentInput(fields);
    if (corrects) return { entryId: corrects, reason: more.reason, content };
    if (!opens) return { incidentId, content };
    return { open: { title: more.title, kind: more.hazard, place: typed(more.place), zone: more.zone }, content };
  };

  return (
    <FormModal
      title={corrects ? t('report.correct') : opens ? t('report.open') : t('report.title')}
      operation={corrects ? 'correctReport' : 'recordReport'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
      onSent={({ payload }) => {
        const opened = payload['incident'] as { id: string } | null | undefined;
        if (opens && opened) void navigate({ to: '/i/$id', params: { id: opened.id } });
      }}
    >
      {corrects && <ReasonField value={more.reason} onChange={(reason) => setMore({ reason })} />}
      {opens && <IncidentFieldset value={more} onChange={setMore as never} />}
      <Textarea
        ref={complaint(typed(fields.text) ? undefined : t('form.fillIn'))}
        label={t('entry.text')}
        required
        autosize
        minRows={3}
        value={fields.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        {...(!corrects && !opens && { 'data-autofocus': true })}
      />
      {request.fiveW && <FiveWFields value={fields.fiveW} onChange={(fiveW) => set({ fiveW })} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('entry.from')} value={fields.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput label={t('entry.to')} value={fields.to} onChange={(event) => set({ to: event.currentTarget.value })} />
        <CodeSelect label={t('entry.kind')} list={entryKinds} value={fields.kind} onChange={(kind) => set({ kind })} />
        <CodeSelect label={t('entry.channel')} list={channels} value={fields.channel} onChange={(channel) => set({ channel })} />
        <CodeSelect label={t('entry.direction')} list={directions} value={fields.direction} onChange={(direction) => set({ direction })} />
        <CodeSelect
          label={t('entry.counterpart')}
          list={counterparts}
          value={fields.counterpart}
          onChange={(counterpart) => set({ counterpart })}
        />
      </SimpleGrid>
      <OccurredField label={t('entry.occurredAt')} value={fields.occurredAt} zone={zone} onChange={(occurredAt) => set({ occurredAt })} />
      <WallClockInput
        label={t('entry.receivedAt')}
        value={fields.receivedAt}
        zone="Asia/Tokyo"
        onChange={(receivedAt) => set({ receivedAt })}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput
          label={t('entry.informationSource')}
          value={fields.informationSource}
          onChange={(event) => set({ informationSource: event.currentTarget.value })}
        />
        <CodeSelect
          label={t('entry.reliability')}
          list={reliabilities}
          value={fields.reliability}
          onChange={(reliability) => set({ reliability })}
        />
        <CodeSelect
          label={t('entry.credibility')}
          list={credibilities}
          value={fields.credibility}
          onChange={(credibility) => set({ credibility })}
        />
      </SimpleGrid>
      {incidentId && <PersonsField incidentId={incidentId} value={fields.personIds} onChange={(personIds) => set({ personIds })} />}
      <Textarea label={t('entry.action')} autosize value={fields.action} onChange={(event) => set({ action: event.currentTarget.value })} />
      <Textarea
        label={t('entry.confidential')}
        description={t('report.confidentialHint')}
        autosize
        value={fields.confidential}
        onChange={(event) => set({ confidential: event.currentTarget.value })}
      />
      <WallClockInput
        label={t('entry.nextContactAt')}
        value={fields.nextContactAt}
        zone="Asia/Tokyo"
        onChange={(nextContactAt) => set({ nextContactAt })}
      />
      <Group align="end">
        <CodeSelect
          label={t('entry.disposition')}
          list={dispositions}
          value={fields.disposition}
          onChange={(disposition) => set({ disposition })}
        />
        <Checkbox
          label={t('entry.urgent')}
          checked={fields.urgent}
          onChange={(event) => set({ urgent: event.currentTarget.checked })}
          mb={8}
        />
      </Group>
      {fields.disposition !== 'NONE' && <DutiesField value={fields.duties} onChange={(duties) => set({ duties })} />}
    </FormModal>
  );
}
