import { Alert, Box, Button, Stack, Text } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty, EntryKind, EntryStatus } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useMay } from '../../app/rights.js';
import { useUnsent } from '../../outbox/outbox-context.js';
import { UnsentList } from '../../outbox/unsent-list.js';
import { QuickEntryLine } from '../../quick-entry/quick-entry-line.js';
import { Empty } from '../../ui/empty.js';
import { Reading, useFailureWords } from '../../ui/reading.js';
import { useSearchResults, type Found } from '../search/use-search-results.js';
import { Filters } from './filters.js';
import type { LineFilter } from './lines.js';
import { LogTable } from './log-table.js';
import { useChronology } from './use-chronology.js';

function FoundCount({ found: { failure, said, total, lines } }: { readonly found: Found }) {
  const { t } = useTranslation();
  const words = useFailureWords(failure, said);
  if (failure) return words;
  return lines.length < total ? t('search.foundShown', { count: total, shown: lines.length }) : t('search.found', { count: total });
}

/** クロノロジー, the home of an incident: the whiteboard that Japanese headquarters keep. */
export function Chronology() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/i/$id/log' });
  const { incident } = useIncident();
  const may = useMay();
  const { at, status, duty, kind, urgent, entry, order = 'RECORDED' } = useSearch({ from: '/i/$id/log' });
  const [search, setSearch] = useState('');
  const filter: LineFilter = {
    status: status ? [status as EntryStatus] : undefined,
    duty: duty as Duty | undefined,
    kinds: kind ? [kind as EntryKind] : undefined,
    urgent,
  };
  const { page, loadOlder, ...read } = useChronology({ incidentId: id, filter, order, at });
  const found = useSearchResults(id, search);
  const unsent = useUnsent().filter(({ incidentId, state }) => incidentId === id && state === 'WAITING');
  const narrowed = Boolean(search.trim() || (status ?? duty ?? kind ?? urgent));

  return (
    <Box px="md" pb="md">
      {!at && incident.status === 'OPEN' && may('recordReport') && <QuickEntryLine incidentId={id} zone={incident.zone} />}
      {incident.status === 'CLOSED' && <Alert my="sm">{t('incident.closedHint')}</Alert>}
      {unsent.length > 0 && (
        <Stack gap="xs" my="sm" data-testid="unsent-here">
          <UnsentList entries={unsent} />
        </Stack>
      )}
      <Filters search={search} onSearch={setSearch} />
      {search.trim() && (
        <Text size="sm" my={4} role="status">
          {found ? <FoundCount found={found} /> : t('search.searching')}
          {at && ` ${t('search.now')}`}
        </Text>
      )}
      <Reading {...read} data={page}>
        {({ lines, total }) => {
          const shown = search.trim() ? (found?.lines ?? []) : lines;
          return shown.length === 0 ? (
            <Empty start={narrowed ? undefined : t('chronology.start')}>
              {narrowed ? t('chronology.noneMatch') : t('chronology.empty')}
            </Empty>
          ) : (
            <LogTable
              lines={shown}
              total={search.trim() ? (found?.total ?? 0) : Math.max(total, lines.length)}
              zone={incident.zone}
              asked={entry}
              onEnd={search.trim() ? undefined : () => void loadOlder()}
            />
          );
        }}
      </Reading>
      {search.trim() && found?.more && (
        <Button variant="default" onClick={found.more}>
          {t('section.loadMore')}
        </Button>
      )}
    </Box>
  );
}
