import { Box, Stack, Title } from '@mantine/core';
import { HEADQUARTERS_ZONE } from '../clock/zoned.js';
import { useKnownIncident, useUnsent } from '../outbox/outbox-context.js';
import { UnsentList } from '../outbox/unsent-list.js';
import { QuickEntryLine } from '../quick-entry/quick-entry-line.js';

/** What can still be done after a reload without network: write down facts, in the incident's own time, and see what waits to be sent. */
export function OfflineEntry({ incidentId }: { readonly incidentId: string }) {
  const unsent = useUnsent().filter((entry) => entry.incidentId === incidentId);
  const known = useKnownIncident(incidentId);
  return (
    <Box px="md">
      {known?.title && (
        <Title order={1} size="h3">
          {known.title}
        </Title>
      )}
      <QuickEntryLine incidentId={incidentId} zone={known?.zone ?? HEADQUARTERS_ZONE} />
      <Stack gap="xs" my="sm">
        {unsent.length > 0 && <UnsentList entries={unsent} />}
      </Stack>
    </Box>
  );
}
