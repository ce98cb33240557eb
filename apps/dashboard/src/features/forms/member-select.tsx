import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MEMBERS } from '../../api/operations/reading.js';
import type { Member } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';

interface MemberSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function MemberSelect({ label, value, onChange }: MemberSelectProps) {
  const { t } = useTranslation();
  const { data } = useRead<{ members: { nodes: readonly Member[] } }>(MEMBERS, {});
  const options = (data?.members.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      required
      label={label}
      value={value}
      data={[{ value: '', label: t('form.choose') }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
