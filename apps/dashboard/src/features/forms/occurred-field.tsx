import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { precisions } from '#vocabulary';
import type { Precision } from '../../api/types/index.js';
import { theServerClock } from '../../clock/server-clock.js';
import { HEADQUARTERS_ZONE, instantOf, wallClock } from '../../clock/zoned.js';
import { CodeSelect } from './code-select.js';

export interface OccurredAtInput {
  readonly instant?: string | undefined;
  readonly precision: Precision;
  readonly zone: string;
}

/** Now, to the minute, in Japan. */
export const occurredNow = (): OccurredAtInput => ({
  instant: new Date(Math.floor(theServerClock.now() / 60_000) * 60_000).toISOString(),
  precision: 'MINUTE',
  zone: HEADQUARTERS_ZONE,
});

interface OccurredFieldProps {
  readonly label: string;
  readonly value: OccurredAtInput;
  readonly onChange: (value: OccurredAtInput) => void;
  /** Zone of the place, offered beside Japan's. */
  readonly zone: string;
}

/** When it happened: a wall clock in Japan or at the place, and how exactly it is known. */
export function OccurredField({ label, value, onChange, zone }: OccurredFieldProps) {
  const { t } = useTranslation();
  const zones = [{ value: HEADQUARTERS_ZONE, label: t('clock.jst') }];
  if (zone !== HEADQUARTERS_ZONE) zones.push({ value: zone, label: `${t('clock.local')} (${zone})` });
  if (!zones.some((each) => each.value === value.zone)) zones.push({ value: value.zone, label: value.zone });
  return (
    <Group align="end" gap="xs" wrap="wrap">
      <WallClockInput
        label={label}
        value={value.instant}
        zone={value.zone}
        onChange={(instant) => onChange({ ...value, instant })}
        disabled={value.precision === 'UNKNOWN'}
      />
      <NativeSelect
        label={t('form.zone')}
        data={zones}
        value={value.zone}
        onChange={(event) => onChange({ ...value, zone: event.currentTarget.value })}
      />
      <CodeSelect
        label={t('form.precision')}
        list={precisions}
        value={value.precision}
        onChange={(precision) =>
          onChange({ ...value, precision, instant: precision === 'UNKNOWN' ? undefined : (value.instant ?? occurredNow().instant) })
        }
      />
    </Group>
  );
}

interface WallClockInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly zone: string;
  readonly onChange: (instant: string | undefined) => void;
  readonly disabled?: boolean;
}

/** Date and time as a clock in `zone` shows them; the value is the instant. */
export function WallClockInput({ label, value, zone, onChange, disabled = false }: WallClockInputProps) {
  const shown = value && wallClock(value, zone);
  return (
    <TextInput
      type="datetime-local"
      label={label}
      disabled={disabled}
      value={shown ? `${shown.day}T${shown.time}` : ''}
      onChange={(event) => {
        const [day, time] = event.currentTarget.value.split('T');
        onChange(day && time ? instantOf(day, time.slice(0, 5), zone) : undefined);
      }}
    />
  );
}
