import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiveW } from '../../api/types/index.js';

interface FiveWFieldsProps {
  readonly value: Partial<FiveW>;
  readonly onChange: (value: Partial<FiveW>) => void;
}

/** ①いつ ②どこで ③だれが ④なにを ⑤どのように ⑥その他 of 資料2 (M-120). */
export function FiveWFields({ value, onChange }: FiveWFieldsProps) {
  const { t } = useTranslation();
  const labels: Record<keyof FiveW, string> = {
    when: t('fiveW.when'),
    where: t('fiveW.where'),
    who: t('fiveW.who'),
    what: t('fiveW.what'),
    how: t('fiveW.how'),
    other: t('fiveW.other'),
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {(Object.keys(labels) as (keyof FiveW)[]).map((name) => (
        <TextInput
          key={name}
          label={labels[name]}
          value={value[name] ?? ''}
          onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}
