import { Fieldset, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cares, causes, certainties, harms, personFacts, reliabilities, whereabouts, type Terms } from '#vocabulary';
import type { Asserted, Care, Cause, Certainty, Harm, Reliability, Whereabouts } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { CodeSelect, OptionalCodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField, type OccurredAtInput } from './occurred-field.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

export interface PersonStateInput {
  readonly whereabouts?: Asserted<Whereabouts> | undefined;
  readonly harm?: Asserted<Harm> | undefined;
  readonly cause?: Asserted<Cause> | undefined;
  readonly care?: Asserted<Care> | undefined;
  readonly occurredAt: OccurredAtInput;
  readonly receivedAt?: string | undefined;
  readonly source?: string | undefined;
  readonly reliability: Reliability;
  readonly position?: string | undefined;
  readonly condition?: string | undefined;
  readonly hospital?: string | undefined;
}
/** One or more of the four facts about a person, each confirmed or presumed (M-058). */
export interface PersonStateRequest {
  readonly kind: 'personState';
  /** Whom it is said of; absent: of a claim that is corrected. */
  readonly personId?: string | undefined;
  /** The claim that is corrected. */
  readonly corrects?: string;
  readonly name?: string;
  readonly zone?: string;
  readonly initial?: { readonly state: Partial<PersonStateInput>; readonly reason?: string };
  readonly replaces?: string;
}

export default function PersonStateForm({ request, close }: DialogProps<PersonStateRequest>) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { personId, corrects, zone = 'Asia/Tokyo' } = request;
  const [{ reason }, setReason] = useFields({ reason: request.initial?.reason ?? '' });
  const [state, set] = useFields<PersonStateInput>({ occurredAt: occurredNow(), reliability: 'UNKNOWN', ...request.initial?.state });
  const said = state.whereabouts ?? state.harm ?? state.cause ?? state.care;
  const title = corrects ? t('personState.correct') : t('personState.record');
  const build = () => ({
    ...(corrects ? { claimId: corrects, reason } : { personId }),
    state: {
      ...state,
      source: typed(state.source),
      position: typed(state.position),
      condition: typed(state.condition),
      hospital: typed(state.hospital),
    },
  });
  return (
    <FormModal
      title={request.name ? `${title}: ${request.name}` : title}
      operation={corrects ? 'correctPersonState' : 'recordPersonState'}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {corrects && <ReasonField value={reason} onChange={(why) => setReason({ reason: why })} />}
      <Fieldset legend={t('personState.facts')}>
        <AssertedField
          label={word(personFacts, 'WHEREABOUTS')}
          list={whereabouts}
          complaint={said ? undefined : t('personState.sayOne')}
          value={state.whereabouts}
          onChange={(value) => set({ whereabouts: value })}
        />
        <AssertedField label={word(personFacts, 'HARM')} list={harms} value={state.harm} onChange={(value) => set({ harm: value })} />
        <AssertedField label={word(personFacts, 'CAUSE')} list={causes} value={state.cause} onChange={(value) => set({ cause: value })} />
        <AssertedField label={word(personFacts, 'CARE')} list={cares} value={state.care} onChange={(value) => set({ care: value })} />
        {!said && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('personState.sayOne')}
          </Text>
        )}
      </Fieldset>
      <OccurredField label={t('entry.occurredAt')} value={state.occurredAt} zone={zone} onChange={(occurredAt) => set({ occurredAt })} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('figure.source')} value={state.source ?? ''} onChange={(event) => set({ source: event.currentTarget.value })} />
        <CodeSelect
          label={t('entry.reliability')}
          list={reliabilities}
          value={state.reliability}
          onChange={(reliability) => set({ reliability })}
        />
        <TextInput
          label={t('person.position')}
          value={state.position ?? ''}
          onChange={(event) => set({ position: event.currentTarget.value })}
        />
        <TextInput
          label={t('person.hospital')}
          value={state.hospital ?? ''}
          onChange={(event) => set({ hospital: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TextInput
        label={t('person.conditionText')}
        value={state.condition ?? ''}
        onChange={(event) => set({ condition: event.currentTarget.value })}
      />
    </FormModal>
  );
}

interface AssertedFieldProps<Code extends string> {
  readonly label: string;
  readonly list: Terms<Code>;
  readonly complaint?: string | undefined;
  readonly value: Asserted<Code> | undefined;
  readonly onChange: (value: Asserted<Code> | undefined) => void;
}

function AssertedField<Code extends string>({ label, list, complaint, value, onChange }: AssertedFieldProps<Code>) {
  const { t } = useTranslation();
  const certainty: Certainty = value?.certainty ?? 'CONFIRMED';
  return (
    <SimpleGrid cols={2}>
      <OptionalCodeSelect
        label={label}
        list={list}
        complaint={complaint}
        value={value?.value ?? ''}
        onChange={(code) => onChange(code ? { value: code, certainty } : undefined)}
      />
      <CodeSelect
        label={`${label}: ${t('certainty.label')}`}
        list={certainties}
        value={certainty}
        onChange={(chosen) => value && onChange({ ...value, certainty: chosen })}
      />
    </SimpleGrid>
  );
}
