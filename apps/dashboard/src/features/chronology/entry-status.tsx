import { Text } from '@mantine/core';
import { dispositions, duties, entryStatuses, settlements } from '#vocabulary';
import type { Entry, EntryStatus } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';

const SHAPES: Record<EntryStatus, string> = { NONE: '―', OPEN: '●', TAKEN_UP: '◐', SETTLED: '✓', WITHDRAWN: '×' };

/** What state a line is in, whose it is, and who deals with it. */
export function EntryStatusWord({ entry }: { readonly entry: Entry }) {
  const { word } = useWords();
  const whose = entry.disposition === 'HQ' ? [word(dispositions, 'HQ')] : entry.duties.map((duty) => word(duties, duty));
  const waits = entry.status === 'OPEN' || entry.status === 'TAKEN_UP';
  return (
    <Text size="sm" component="div" fw={entry.status === 'OPEN' ? 700 : 400} data-status={entry.status}>
      <span aria-hidden>{SHAPES[entry.status]} </span>
      {word(entryStatuses, entry.status)}
      {entry.settlement && entry.settlement !== 'DONE' && ` (${word(settlements, entry.settlement)})`}
      {waits && whose.length > 0 && (
        <Text size="xs" component="div">
          {whose.join('・')}
        </Text>
      )}
      {entry.takenUpBy && (
        <Text size="xs" c="dimmed" component="div">
          {entry.takenUpBy.name}
        </Text>
      )}
    </Text>
  );
}
