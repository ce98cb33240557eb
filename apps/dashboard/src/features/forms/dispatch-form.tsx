import { NativeSelect, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dispatchKinds } from '#vocabulary';
import type { DispatchKind, ZonedTime } from '../../api/types/index.js';
import { HEADQUARTERS_ZONE } from '../../clock/zoned.js';
import { CodeSelect } from './code-select.js';
import { complaint } from './complaint.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { WallClockInput } from './occurred-field.js';
import { PersonsField } from './person-select.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

interface DispatchFields {
  readonly kind: DispatchKind;
  readonly count: number;
  readonly purpose: string;
  readonly travellers: string;
  readonly origin: string;
  readonly destination: string;
  readonly departsAt: ZonedTime | undefined;
  readonly arrivesAt: ZonedTime | undefined;
  readonly forPersonIds: readonly string[];
  readonly causedBy: readonly string[];
}
/** 派遣・手配: a journey of people or things is asked for, or what was asked for corrected. */
export interface DispatchRequest {
  readonly kind: 'dispatch';
  readonly incidentId: string;
  readonly zone?: string;
  /** The dispatch that is corrected. */
  readonly corrects?: string;
  readonly initial?: Partial<DispatchFields> & { readonly reason?: string };
  readonly replaces?: string;
}

export default function DispatchForm({ request, close }: DialogProps<DispatchRequest>) {
  const { t } = useTranslation();
  const { incidentId, corrects, zone = HEADQUARTERS_ZONE } = request;
  const { reason: saidReason = '', ...initial } = request.initial ?? {};
  const [{ reason }, setReason] = useFields({ reason: saidReason });
  const [fields, set] = useFields<DispatchFields>({
    kind: 'STAFF',
    count: 1,
    purpose: '',
    travellers: '',
    origin: '',
    destination: '',
    departsAt: undefined,
    arrivesAt: undefined,
    forPersonIds: [],
    causedBy: [],
    ...initial,
  });
  const build = () => ({
    ...fields,
    ...(corrects ? { dispatchId: corrects, reason } : { incidentId }),
    purpose: fields.purpose.trim(),
    travellers: typed(fields.travellers),
    origin: typed(fields.origin),
    destination: typed(fields.destination),
  });
  return (
    <FormModal
      title={corrects ? t('dispatch.correct') : t('dispatch.request')}
      operation={corrects ? 'correctDispatch' : 'requestDispatch'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {corrects && <ReasonField value={reason} onChange={(why) => setReason({ reason: why })} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <CodeSelect label={t('dispatch.kind')} list={dispatchKinds} value={fields.kind} onChange={(kind) => set({ kind })} />
        <NumberInput
          label={t('dispatch.count')}
          min={1}
          max={500}
          allowDecimal={false}
          value={fields.count}
          onChange={(count) => set({ count: Number(count) })}
        />
      </SimpleGrid>
      <Textarea
        ref={complaint(typed(fields.purpose) ? undefined : t('form.fillIn'))}
        label={t('dispatch.purpose')}
        required
        autosize
        minRows={2}
        value={fields.purpose}
        onChange={(event) => set({ purpose: event.currentTarget.value })}
        {...(!corrects && { 'data-autofocus': true })}
      />
      <TextInput
        label={t('dispatch.travellers')}
        value={fields.travellers}
        onChange={(event) => set({ travellers: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('dispatch.origin')} value={fields.origin} onChange={(event) => set({ origin: event.currentTarget.value })} />
        <TextInput
          label={t('dispatch.destination')}
          value={fields.destination}
          onChange={(event) => set({ destination: event.currentTarget.value })}
        />
        <ZonedField
          label={t('dispatch.departsAt')}
          value={fields.departsAt}
          fallback={HEADQUARTERS_ZONE}
          zone={zone}
          onChange={(departsAt) => set({ departsAt })}
        />
        <ZonedField
          label={t('dispatch.arrivesAt')}
          value={fields.arrivesAt}
          fallback={zone}
          zone={zone}
          onChange={(arrivesAt) => set({ arrivesAt })}
        />
      </SimpleGrid>
      <PersonsField incidentId={incidentId} value={fields.forPersonIds} onChange={(forPersonIds) => set({ forPersonIds })} />
    </FormModal>
  );
}

interface ZonedFieldProps {
  readonly label: string;
  readonly value: ZonedTime | undefined;
  readonly fallback: string;
  readonly zone: string;
  readonly onChange: (value: ZonedTime | undefined) => void;
}

function ZonedField({ label, value, fallback, zone, onChange }: ZonedFieldProps) {
  const { t } = useTranslation();
  const chosen = value?.zone ?? fallback;
  return (
    <div>
      <WallClockInput
        label={label}
        value={value?.instant}
        zone={chosen}
        onChange={(instant) => onChange(instant ? { instant, zone: chosen } : undefined)}
      />
      <NativeSelect
        aria-label={`${label}: ${t('form.zone')}`}
        size="xs"
        mt={4}
        data={[...new Set([HEADQUARTERS_ZONE, zone])]}
        value={chosen}
        onChange={(event) => value && onChange({ ...value, zone: event.currentTarget.value })}
      />
    </div>
  );
}
