import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAt } from '../app/moment.js';

interface EmptyProps {
  readonly children: ReactNode;
  /** What to do next: in a past view nothing can be done. */
  readonly start?: string | undefined;
}

/** That there is nothing yet, and what to do next. */
export function Empty({ children, start }: EmptyProps) {
  const past = useAt() !== undefined;
  return (
    <Text c="dimmed" size="sm" py="xs">
      {children} {!past && start}
    </Text>
  );
}
