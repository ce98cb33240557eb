import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { OutboxProvider } from '../outbox/outbox-context.js';
import { SessionProvider } from '../session/session.js';
import { router } from './router.js';
import { contrastVariables, theme } from './theme.js';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={contrastVariables} defaultColorScheme="auto">
      <SessionProvider>
        <OutboxProvider>
          <RouterProvider router={router} />
        </OutboxProvider>
      </SessionProvider>
    </MantineProvider>
  );
}
