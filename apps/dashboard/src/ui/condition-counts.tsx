import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConditionCount } from '../api/types/index.js';
import { ConditionWord } from './condition-word.js';

/** 安否: how many of the people sent are in each of the seven states, with how many are presumed. */
export function ConditionCounts({ counts, large = false }: { readonly counts: readonly ConditionCount[]; readonly large?: boolean }) {
  const { t } = useTranslation();
  return (
    <Group gap={large ? 'lg' : 'sm'} data-testid="conditions">
      {counts
        .filter(({ count, presumed }) => count > 0 || presumed > 0)
        .map(({ condition, count, presumed }) => (
          <Text key={condition} size="sm" component="div">
            <ConditionWord condition={condition} />{' '}
            <Text span fw={700} {...(large && { fz: 22 })} className="clock">
              {count}
            </Text>
            {presumed > 0 && (
              <Text span size="xs" c="dimmed">
                {' '}
                {t('conditions.presumed', { count: presumed })}
              </Text>
            )}
          </Text>
        ))}
    </Group>
  );
}
