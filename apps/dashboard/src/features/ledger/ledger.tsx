import { Button, Container, Group, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { READ_LEDGER } from '../../api/operations/reading.js';
import type { ReadLine } from '../../api/types/index.js';
import { usePages } from '../../api/use-pages.js';
import { HEADQUARTERS_ZONE } from '../../clock/zoned.js';
import { Empty } from '../../ui/empty.js';
import { openText } from '../../ui/protected-text.js';
import { Reading } from '../../ui/reading.js';
import { WallClockInput } from '../forms/occurred-field.js';
import { useIncidents } from '../incidents/use-incidents.js';
import { LedgerRow, type LedgerFilter } from './ledger-row.js';

/** 閲覧台帳: who read what of whom, when and why. It shows names of fields and reasons, never what was read. */
export function Ledger() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<LedgerFilter>({});
  const { incidents = [] } = useIncidents();
  const { nodes, total, more, ...read } = usePages<ReadLine>('ledgerOfReads', READ_LEDGER, { filter });
  const narrow = (change: LedgerFilter) => setFilter((before) => ({ ...before, ...change }));
  const titles = new Map(incidents.map(({ id, title }) => [id, openText(title)]));
  return (
    <Container size="xl" py="md">
      <Title order={1} size="h3">
        {t('ledger.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('ledger.hint')}
      </Text>
      <Group align="end" gap="xs" mb="sm" role="search">
        <WallClockInput label={t('ledger.since')} value={filter.since} zone={HEADQUARTERS_ZONE} onChange={(since) => narrow({ since })} />
        <WallClockInput label={t('ledger.until')} value={filter.until} zone={HEADQUARTERS_ZONE} onChange={(until) => narrow({ until })} />
        {Object.values(filter).some(Boolean) && (
          <Button variant="default" onClick={() => setFilter({})}>
            {t('ledger.all')}
          </Button>
        )}
      </Group>
      <Reading {...read} data={nodes}>
        {(lines) => (
          <>
            <Text size="sm" role="status">
              {t('ledger.count', { count: total })}
            </Text>
            {lines.length === 0 ? <Empty>{t('ledger.empty')}</Empty> : <Lines lines={lines} titles={titles} narrow={narrow} />}
            {more && (
              <Button variant="default" onClick={more}>
                {t('section.loadMore')}
              </Button>
            )}
          </>
        )}
      </Reading>
    </Container>
  );
}

interface LinesProps {
  readonly lines: readonly ReadLine[];
  /** Of the incidents that the caller may see, by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly narrow: (change: LedgerFilter) => void;
}

function Lines({ lines, titles, narrow }: LinesProps) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing={4} data-testid="ledger">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.at')}</Table.Th>
            <Table.Th>{t('ledger.who')}</Table.Th>
            <Table.Th>{t('ledger.incident')}</Table.Th>
            <Table.Th>{t('ledger.whom')}</Table.Th>
            <Table.Th>{t('ledger.fields')}</Table.Th>
            <Table.Th>{t('ledger.how')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <LedgerRow key={line.id} line={line} title={titles.get(line.incidentId ?? '')} narrow={narrow} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
