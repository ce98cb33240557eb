import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { awaitedMatters } from '#vocabulary';
import type { AwaitedMatterKind, AwaitedMatters, Board } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { Empty } from '../../ui/empty.js';
import { IncidentLink } from '../../ui/incident-link.js';
import { Section } from '../../ui/section.js';
import { Matter } from './awaited-matter.js';

/** Where all of a kind stand; the others are on the board itself. */
const pages: Partial<Record<AwaitedMatterKind, string>> = {
  DECISION_SHAKEN: '/i/$id/decisions',
  DISPATCH_TO_APPROVE: '/i/$id/dispatches',
  PERSON_DISPUTED: '/i/$id/people',
};

/** What needs a decision now: kind by kind, each with the rule that asks for it, what it concerns and what answers it. */
export function AwaitingSection({
  board,
  awaiting: { nodes, more, moreOf },
}: {
  readonly board: Board;
  readonly awaiting: AwaitedMatters;
}) {
  const { t } = useTranslation();
  const { word } = useWords();
  const kinds = [...new Set([...nodes, ...moreOf].map(({ matter }) => matter))];
  return (
    <Section title={t('awaiting.title')} count={nodes.length + more} testId="awaiting">
      {kinds.length === 0 && <Empty>{t('awaiting.empty')}</Empty>}
      {kinds.map((kind) => {
        const matters = nodes.filter(({ matter }) => matter === kind);
        const rules = new Set(matters.flatMap(({ rule }) => rule ?? []));
        const edge = kind === 'BODY_NOT_OPENED' ? 'var(--honbu-urgent)' : 'var(--honbu-line)';
        const others = moreOf.find(({ matter }) => matter === kind)?.more;
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
              {others && <Others count={others} page={pages[kind]} incidentId={board.incident.id} />}
            </Group>
          </Box>
        );
      })}
    </Section>
  );
}

interface OthersProps {
  readonly count: number;
  readonly page: string | undefined;
  readonly incidentId: string;
}

function Others({ count, page, incidentId }: OthersProps) {
  const { t } = useTranslation();
  const words = t('section.more', { count });
  if (!page) return <Text size="sm">{words}</Text>;
  return (
    <IncidentLink to={page} params={{ id: incidentId }} size="sm">
      {words}
    </IncidentLink>
  );
}
