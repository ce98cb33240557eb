import { Box, Stack } from '@mantine/core';
import { HEADQUARTERS_ZONE } from '../clock/zoned.js';
import { useUnsent } from '../outbox/outbox-context.js';
import { UnsentList } from '../outbox/unsent-list.js';
import { QuickEntryLine } from '../quick-entry/quick-entry-line.js';

/** What can still be done after a reload without network: write down facts, and see what waits to be sent. */
export function OfflineEntry({ incidentId }: { readonly incidentId: string }) {
  const unsent = useUnsent().filter((entry) => entry.incidentId === incidentId);
  return (
    <Box px="md">
      <QuickEntryLine incidentId={incidentId} zone={HEADQUARTERS_ZONE} />
      <Stack gap="xs" my="sm">
        {unsent.length > 0 && <UnsentList entries={unsent} />}
      </Stack>
    </Box>
  );
}
