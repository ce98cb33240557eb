import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { TwoClocks } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { ProtectedText } from '../../ui/protected-text.js';
import { UrgentMark } from '../../ui/urgent-mark.js';
import { EntryActions } from '../chronology/entry-actions.js';
import { EntryChoice } from '../chronology/entry-choice.js';
import { EntryHistory } from '../chronology/entry-history.js';
import { EntryPersons } from '../chronology/entry-persons.js';
import { EntryStatusWord } from '../chronology/entry-status.js';

interface EntryCardsProps {
  readonly entries: readonly Entry[];
  readonly zone: string;
  readonly empty: string;
  /** Without what can be done with each. */
  readonly brief?: boolean;
}

/** Lines of the chronology on a board. */
export function EntryCards({ entries, zone, empty, brief = false }: EntryCardsProps) {
  const { t } = useTranslation();
  const { local } = useWords();
  if (entries.length === 0) return <Empty>{empty}</Empty>;
  return entries.map((entry) => {
    const gone = entry.withdrawn !== null;
    const happened = entry.occurredAt?.instant ?? entry.receivedAt ?? entry.recordedAt;
    return (
      <Box
        key={entry.id}
        component="article"
        data-testid="board-entry"
        pl="xs"
        style={{ borderInlineStart: entry.urgent && !gone ? '4px solid var(--honbu-urgent)' : '4px solid var(--honbu-line)' }}
      >
        <Group gap="xs" justify="space-between" align="start">
          {/* On a phone what can be done stands below the words, not in place of them. */}
          <div style={{ flex: `1 1 ${brief ? '10rem' : '18rem'}` }}>
            <Text size="xs" c="dimmed" component="div">
              No {entry.no} ・ <TwoClocks instant={happened} zone={zone} /> {entry.late && <span className="mark">{t('entry.late')}</span>}
            </Text>
            <Text size="sm" component="div">
              {entry.urgent && <UrgentMark />}{' '}
              {entry.from?.text && (
                <b>
                  {entry.from.text} → {entry.to?.text ?? '―'}{' '}
                </b>
              )}
              {entry.summary && <span className={gone ? 'struck' : undefined}>{local(entry.summary)} </span>}
              <ProtectedText value={entry.text} struck={gone} />
              <EntryChoice choice={entry.choice} struck={gone} />
            </Text>
            <EntryPersons persons={entry.persons} />
            <EntryHistory entry={entry} />
          </div>
          <div style={{ flexShrink: 0 }}>
            <EntryStatusWord entry={entry} />
            {!brief && <EntryActions entry={entry} />}
          </div>
        </Group>
      </Box>
    );
  });
}
