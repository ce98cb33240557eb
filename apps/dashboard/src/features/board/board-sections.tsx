import { Box, Grid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../api/types/index.js';
import { QuickEntryLine } from '../../quick-entry/quick-entry-line.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { DecisionCards } from '../decisions/decision-cards.js';
import { DispatchCards } from '../dispatches/dispatch-cards.js';
import { TotalsTable } from '../money/totals-table.js';
import { OneTapStatus } from '../on-site/one-tap-status.js';
import { PersonRows } from '../people/person-rows.js';
import { Section } from '../../ui/section.js';
import { AwaitingSection } from './awaiting-section.js';
import { BasedOnContext } from './based-on.js';
import { BoardActions } from './board-actions.js';
import { DutiesSection } from './duties-section.js';
import { EntryCards } from './entry-cards.js';
import { FiguresSection } from './figures-section.js';
import { LevelSection } from './level-section.js';
import { ConditionCounts } from '../../ui/condition-counts.js';
import { Empty } from '../../ui/empty.js';

/** Every board has the same layout: what waits on the left, how it stands on the right; a section it does not have is not there. */
export function BoardSections({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const at = useAt();
  const may = useMay();
  const { incident } = board;
  const { zone } = incident;
  const question = useQuestion(board);
  return (
    <BasedOnContext value={board.lastEventId}>
      <Box px="md" pb="xl" data-testid={`board-${board.name}`}>
        <Text c="dimmed" size="sm" mt="xs">
          {question}
        </Text>
        {!at && incident.status === 'OPEN' && may('recordReport') && (
          <QuickEntryLine incidentId={incident.id} zone={zone} onSite={board.name === 'ON_SITE'} />
        )}
        {!at && <BoardActions board={board} />}
        <Grid mt="xs" gap="sm">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="sm">
              {board.awaiting && <AwaitingSection board={board} awaiting={board.awaiting} />}
              {board.name === 'ON_SITE' && board.persons && <OneTapStatus persons={board.persons} incidentId={incident.id} zone={zone} />}
              <Section
                title={board.name === 'HQ' ? t('board.inboxHq') : t('board.inbox')}
                count={board.inbox.nodes.length}
                more={board.inbox.more}
                testId="inbox"
              >
                <EntryCards entries={board.inbox.nodes} zone={zone} empty={t('board.inboxEmpty')} />
              </Section>
              {board.unassigned && (board.unassigned.nodes.length > 0 || board.name === 'HQ') && (
                <Section
                  title={t('board.unassigned')}
                  count={board.unassigned.nodes.length}
                  more={board.unassigned.more}
                  testId="unassigned"
                >
                  <EntryCards entries={board.unassigned.nodes} zone={zone} empty={t('board.unassignedEmpty')} />
                </Section>
              )}
              {board.decisions && (
                <Section title={t('nav.decisions')} count={board.decisions.nodes.length} more={board.decisions.more}>
                  <DecisionCards decisions={board.decisions.nodes} zone={zone} />
                </Section>
              )}
              {board.dispatches && (
                <Section title={t('nav.dispatches')} count={board.dispatches.nodes.length} more={board.dispatches.more} testId="dispatches">
                  <DispatchCards dispatches={board.dispatches.nodes} incidentId={incident.id} zone={zone} />
                </Section>
              )}
              <Section title={t('board.recent')} testId="recent">
                <EntryCards entries={board.recent.nodes} zone={zone} empty={t('chronology.empty')} brief />
              </Section>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="sm">
              <LevelSection board={board} />
              <Section title={t('board.conditions')}>
                <ConditionCounts counts={board.conditions} large />
                {board.conditions.every(({ count }) => count === 0) && <Empty start={t('people.start')}>{t('people.empty')}</Empty>}
              </Section>
              <FiguresSection board={board} />
              {board.persons && board.name !== 'ON_SITE' && (
                <Section title={t('nav.people')} count={board.persons.nodes.length} more={board.persons.more} testId="persons">
                  <PersonRows persons={board.persons.nodes} incidentId={incident.id} family={board.name === 'FAMILY'} />
                </Section>
              )}
              {board.totals && (
                <Section title={t('money.totals')}>
                  <TotalsTable totals={board.totals} />
                </Section>
              )}
              <DutiesSection board={board} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Box>
    </BasedOnContext>
  );
}

function useQuestion({ name }: Board): string {
  const { t } = useTranslation();
  return {
    HQ: t('question.HQ'),
    PR: t('question.PR'),
    GOVERNMENT: t('question.GOVERNMENT'),
    FAMILY: t('question.FAMILY'),
    LOGISTICS: t('question.LOGISTICS'),
    ON_SITE: t('question.ON_SITE'),
    GENERAL_AFFAIRS: t('question.GENERAL_AFFAIRS'),
  }[name];
}
