import { Button, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties, institutionRoles, posts } from '#vocabulary';
import type { ReadLine } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { ProtectedText } from '../../ui/protected-text.js';
import { useFieldWords } from './field-words.js';

/** Which lines are wanted; each that is given must hold. */
export interface LedgerFilter {
  readonly memberId?: string;
  readonly incidentId?: string;
  readonly personId?: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

interface LedgerRowProps {
  readonly line: ReadLine;
  readonly title: string | undefined;
  /** Shows only the lines that are like this one. */
  readonly narrow: (to: LedgerFilter) => void;
}

/** The end of an id: enough to tell one from another on a screen. */
const short = (id: string): string => `…${id.slice(-6)}`;

/** One read: by whom, in which incident, about whom, which fields, and how it ended. */
export function LedgerRow({ line, title, narrow }: LedgerRowProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  const fieldWords = useFieldWords();
  const { at, who, incidentId, personId, entryId, fields, decision, purpose } = line;
  const held = [
    ...line.roles.map((role) => word(institutionRoles, role)),
    ...line.posts.map((post) => word(posts, post)),
    ...line.duties.map((duty) => t('duty.named', { duty: word(duties, duty) })),
  ];
  const ended = { SEEN: t('ledger.seen'), REVEALED: t('ledger.revealed'), REFUSED: t('ledger.refused') };
  return (
    <Table.Tr data-testid="read">
      <Table.Td>
        <Clock instant={at} seconds />
      </Table.Td>
      <Table.Td>
        <Only what={who.name} onClick={() => narrow({ memberId: who.id })} />
        <Text size="xs" c="dimmed">
          {held.join(' / ')}
        </Text>
      </Table.Td>
      <Table.Td>{incidentId && <Only what={title ?? short(incidentId)} onClick={() => narrow({ incidentId })} />}</Table.Td>
      <Table.Td>
        {personId && <Only what={t('ledger.person', { id: short(personId) })} onClick={() => narrow({ personId })} />}
        {!personId && entryId && t('ledger.entry', { id: short(entryId) })}
      </Table.Td>
      <Table.Td>{fields.map(fieldWords).join('・')}</Table.Td>
      <Table.Td>
        <span className="mark" {...(decision !== 'SEEN' && { 'data-kind': 'urgent' })}>
          {ended[decision]}
        </span>{' '}
        <ProtectedText value={purpose} />
      </Table.Td>
    </Table.Tr>
  );
}

function Only({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="compact-xs" variant="default" onClick={onClick} aria-label={t('ledger.only', { what })}>
      {what}
    </Button>
  );
}
