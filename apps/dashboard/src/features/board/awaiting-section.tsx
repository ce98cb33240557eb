import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { awaitedMatters } from '#vocabulary';
import type { AwaitedMatter, Board, Bounded } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { Empty } from '../../ui/empty.js';
import { Section } from '../../ui/section.js';
import { Matter } from './awaited-matter.js';

/** What needs a decision now: kind by kind, each with the rule that asks for it, what it concerns and what answers it. */
export function AwaitingSection({
  board,
  awaiting: { nodes, more },
}: {
  readonly board: Board;
  readonly awaiting: Bounded<AwaitedMatter>;
}) {
  const { t } = useTranslation();
  const { word } = useWords();
  const kinds = [...new Set(nodes.map(({ matter }) => matter))];
  return (
    <Section title={t('awaiting.title')} count={nodes.length} more={more} testId="awaiting">
      {nodes.length === 0 && <Empty>{t('awaiting.empty')}</Empty>}
      {kinds.map((kind) => {
        const matters = nodes.filter(({ matter }) => matter === kind);
        const rules = new Set(matters.flatMap(({ rule }) => rule ?? []));
        const edge = kind === 'BODY_NOT_OPENED' ? 'var(--honbu-urgent)' : 'var(--honbu-line)';
        return (
          <Box key={kind} pl="xs" style={{ borderInlineStart: `4px solid ${edge}` }} data-testid={`awaiting-${kind}`}>
            <Text component="h3" size="sm" fw={700}>
              {word(awaitedMatters, kind)}{' '}
              <Text span size="xs" c="dimmed">
                {[...rules].join(', ')}
              </Text>
            </Text>
            <Group gap="xs">
              {matters.map((matter) => (
                <Group key={JSON.stringify(matter)} gap={6} style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
                  <Matter matter={matter} board={board} />
                </Group>
              ))}
            </Group>
          </Box>
        );
      })}
    </Section>
  );
}
