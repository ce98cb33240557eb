import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What to do next, where there is nothing yet. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Text c="dimmed" size="sm" py="xs">
      {children}
    </Text>
  );
}
