import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Why something is corrected; asked first. */
export function ReasonField({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('correction.reason')}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}
