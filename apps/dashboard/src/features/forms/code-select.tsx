import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Terms } from '#vocabulary';
import { useWords } from '../../i18n/words.js';
import { complaint } from './complaint.js';

interface CodeSelectProps<Code extends string> {
  readonly label: string;
  readonly list: Terms<Code>;
  readonly value: Code;
  readonly onChange: (code: Code) => void;
  readonly only?: readonly Code[];
}

/** One code of a closed list, by its word. */
export function CodeSelect<Code extends string>({ label, list, value, onChange, only }: CodeSelectProps<Code>) {
  const { options } = useWords();
  const data = options(list).filter((option) => !only || only.includes(option.value));
  return <NativeSelect label={label} data={data} value={value} onChange={(event) => onChange(event.currentTarget.value as Code)} />;
}

interface OptionalProps<Code extends string> extends Omit<CodeSelectProps<Code>, 'value' | 'onChange'> {
  readonly value: Code | '';
  readonly onChange: (code: Code | '') => void;
  /** Why the form cannot be sent with this field as it is. */
  readonly complaint?: string | undefined;
}

/** As `CodeSelect`, or nothing chosen. */
export function OptionalCodeSelect<Code extends string>({ label, list, value, onChange, complaint: words }: OptionalProps<Code>) {
  const { t } = useTranslation();
  const { options } = useWords();
  const data = [{ value: '', label: t('form.notSaid') }, ...options(list)];
  return (
    <NativeSelect
      ref={complaint(words)}
      label={label}
      data={data}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Code | '')}
    />
  );
}
