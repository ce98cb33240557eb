import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { complaint } from './complaint.js';

export interface MoneyFields {
  readonly amount: string;
  readonly currency: string;
}

/** The API's money, or undefined when no amount was typed. */
export const moneyInput = ({ amount, currency }: MoneyFields): MoneyFields | undefined => {
  const plain = amount.normalize('NFKC').replaceAll(',', '').trim();
  return plain ? { amount: plain, currency: currency.trim().toUpperCase() } : undefined;
};

interface MoneyFieldProps {
  readonly label: string;
  readonly value: MoneyFields;
  readonly onChange: (value: MoneyFields) => void;
  readonly required?: boolean;
}

/** An amount in the currency in which it was given. */
export function MoneyField({ label, value, onChange, required = false }: MoneyFieldProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap" align="end">
      <TextInput
        ref={complaint(required && !moneyInput(value) ? t('form.fillIn') : undefined)}
        label={label}
        required={required}
        inputMode="decimal"
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        style={{ flex: 1 }}
      />
      <TextInput
        label={t('expense.currency')}
        pattern="[A-Za-z]{3}"
        maxLength={3}
        w={90}
        value={value.currency}
        onChange={(event) => onChange({ ...value, currency: event.currentTarget.value.toUpperCase() })}
      />
    </Group>
  );
}
