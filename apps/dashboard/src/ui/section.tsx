import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly more?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** One part of a board, with its heading, how many, and how many more there are. */
export function Section({ title, count, more = 0, actions, children, testId }: SectionProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby={id} data-testid={testId}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Group gap={6}>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {count !== undefined && (
            <Badge variant="default" size="sm" radius="xl">
              {count + more}
            </Badge>
          )}
        </Group>
        {actions && <Group gap={6}>{actions}</Group>}
      </Group>
      <Stack gap="xs">{children}</Stack>
      {more > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('section.more', { count: more })}
        </Text>
      )}
    </Paper>
  );
}
