import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties } from '#vocabulary';
import type { Duty } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';

export function DutiesField({ value, onChange }: { readonly value: readonly Duty[]; readonly onChange: (duties: Duty[]) => void }) {
  const { t } = useTranslation();
  const { options } = useWords();
  return (
    <Checkbox.Group label={t('entry.duties')} value={[...value]} onChange={(chosen) => onChange(chosen as Duty[])}>
      <Group gap="sm" mt={4}>
        {options(duties).map((option) => (
          <Checkbox key={option.value} {...option} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
