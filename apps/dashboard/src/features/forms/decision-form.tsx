import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Duty } from '../../api/types/index.js';
import { citedClauses } from './cited-clauses.js';
import { complaint } from './complaint.js';
import type { DialogProps } from './use-dialogs.js';
import { DutiesField } from './duties-field.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField, type OccurredAtInput } from './occurred-field.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

interface DecisionFields {
  readonly question: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly reasons: string;
  readonly dissent: string;
  readonly decidedAt: OccurredAtInput;
  readonly duties: readonly Duty[];
  readonly deciderId?: string | undefined;
}
/** A decision with its options and reasons, and with what its author had on screen (`basedOn`, U-9). */
export interface DecisionRequest {
  readonly kind: 'decision';
  readonly incidentId: string;
  readonly zone?: string;
  readonly basedOn?: string | undefined;
  readonly grounds?: readonly string[];
  readonly question?: string;
  /** The decision that is corrected. */
  readonly corrects?: string;
  readonly initial?: Partial<DecisionFields> & {
    readonly basedOn?: string | undefined;
    readonly grounds?: readonly string[];
    readonly clauses?: readonly string[];
    readonly reason?: string;
  };
  readonly replaces?: string;
}

export default function DecisionForm({ request, close }: DialogProps<DecisionRequest>) {
  const { t } = useTranslation();
  const { incidentId, corrects, initial, zone = 'Asia/Tokyo' } = request;
  const [{ reason, clauses }, setWritten] = useFields({ reason: initial?.reason ?? '', clauses: initial?.clauses?.join(', ') ?? '' });
  const grounds = request.grounds ?? initial?.grounds ?? [];
  const [fields, set] = useFields<DecisionFields>({
    question: request.question ?? '',
    options: ['', ''],
    chosen: 0,
    reasons: '',
    dissent: '',
    decidedAt: occurredNow(),
    duties: [],
    ...initial,
  });
  const build = () => {
    const named = fields.options.map((text, index) => ({ text: text.trim(), chosen: index === fields.chosen })).filter(({ text }) => text);
    return {
      ...(corrects ? { decisionId: corrects, reason } : { incidentId }),
      question: fields.question,
      options: named.map(({ text }) => text),
      chosen: named.findIndex((option) => option.chosen),
      reasons: fields.reasons,
      dissent: typed(fields.dissent),
      grounds,
      clauses: citedClauses(clauses),
      basedOn: request.basedOn ?? initial?.basedOn,
      decidedAt: fields.decidedAt,
      duties: fields.duties,
      deciderId: fields.deciderId,
    };
  };
  return (
    <FormModal
      title={corrects ? t('decision.correct') : t('decision.record')}
      operation={corrects ? 'correctDecision' : 'recordDecision'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {corrects && <ReasonField value={reason} onChange={(why) => setWritten({ reason: why })} />}
      <TextInput
        label={t('decision.question')}
        required
        value={fields.question}
        onChange={(event) => set({ question: event.currentTarget.value })}
        {...(!corrects && { 'data-autofocus': true })}
      />
      <Radio.Group
        label={t('decision.options')}
        description={t('decision.optionsHint')}
        value={String(fields.chosen)}
        onChange={(index) => set({ chosen: Number(index) })}
      >
        <Stack gap={6} mt={6}>
          {fields.options.map((option, index) => (
            <Group key={index} gap="xs" wrap="nowrap">
              <Radio value={String(index)} aria-label={t('decision.choose', { number: index + 1 })} />
              <TextInput
                ref={complaint(index === fields.chosen && !typed(option) ? t('decision.chosenEmpty') : undefined)}
                style={{ flex: 1 }}
                aria-label={t('decision.option', { number: index + 1 })}
                placeholder={t('decision.option', { number: index + 1 })}
                value={option}
                onChange={(event) => set({ options: fields.options.with(index, event.currentTarget.value) })}
              />
            </Group>
          ))}
        </Stack>
      </Radio.Group>
      {fields.options.length < 10 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => set({ options: [...fields.options, ''] })}
          style={{ alignSelf: 'start' }}
        >
          {t('decision.addOption')}
        </Button>
      )}
      <Textarea
        label={t('decision.reasons')}
        required
        autosize
        minRows={2}
        value={fields.reasons}
        onChange={(event) => set({ reasons: event.currentTarget.value })}
      />
      <Textarea
        label={t('decision.dissent')}
        autosize
        value={fields.dissent}
        onChange={(event) => set({ dissent: event.currentTarget.value })}
      />
      <TextInput
        label={t('decision.clauses')}
        description={t('decision.clausesHint')}
        placeholder="M-055, M-062"
        value={clauses}
        onChange={(event) => setWritten({ clauses: event.currentTarget.value })}
      />
      <OccurredField label={t('decision.decidedAt')} value={fields.decidedAt} zone={zone} onChange={(decidedAt) => set({ decidedAt })} />
      <DutiesField value={fields.duties} onChange={(duties) => set({ duties })} />
      {grounds.length > 0 && (
        <Text size="sm" data-testid="decision-grounds">
          {t('level.basis', { count: grounds.length })}
        </Text>
      )}
      {request.basedOn && (
        <Text size="xs" c="dimmed">
          {t('decision.basedOnHint')}
        </Text>
      )}
    </FormModal>
  );
}
