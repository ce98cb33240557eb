import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { isErased } from '../../ui/protected-text.js';
import { useRecord } from '../../outbox/outbox-context.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { EntryMenu } from './entry-menu.js';

/** What can be done with a line: take it up, settle it, correct it, withdraw it. Nothing in a view of the past, nor once the incident is closed. */
export function EntryActions({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const record = useRecord();
  const dialogs = useDialogs();
  const may = useMay();
  const at = useAt();
  const { incident } = useIncident();
  if (at || entry.withdrawn || incident.status === 'CLOSED') return null;
  const waits = entry.status === 'OPEN' || entry.status === 'TAKEN_UP';
  return (
    <Group gap={4} mt={2}>
      {entry.status === 'OPEN' && may('takeUpEntry') && (
        <Button
          size="compact-xs"
          variant={entry.urgent ? 'filled' : 'default'}
          onClick={() => void record('takeUpEntry', { entryId: entry.id })}
          data-testid="take-up"
        >
          {t('entry.takeUp')}
        </Button>
      )}
      {waits && may('settleEntry') && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => dialogs.open({ kind: 'settle', entryId: entry.id, erased: isErased(entry.text) })}
          data-testid="settle"
        >
          {t('entry.settle')}
        </Button>
      )}
      <EntryMenu entry={entry} />
    </Group>
  );
}
