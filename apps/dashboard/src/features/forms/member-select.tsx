import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MEMBERS } from '../../api/operations/reading.js';
import type { Member } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { complaint } from './complaint.js';

interface MemberSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Why nobody can be chosen yet. */
  readonly complaint?: string | undefined;
}

export function MemberSelect({ label, value, onChange, complaint: words }: MemberSelectProps) {
  const { t } = useTranslation();
  const { data } = useRead<{ members: { nodes: readonly Member[] } }>(MEMBERS, {});
  const options = (data?.members.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      ref={complaint(words)}
      required
      label={label}
      value={value}
      data={[{ value: '', label: t('form.choose') }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
