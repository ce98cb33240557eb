import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { measures, populations } from '#vocabulary';
import type { Board } from '../../api/types/index.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { CertaintyMark } from '../../ui/certainty-mark.js';
import { Occurred } from '../../ui/clocks.js';
import { CorrectButton } from '../forms/correct-button.js';
import { correctFigure } from '../forms/corrections.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { Section } from '../../ui/section.js';

/** Numbers from outside, source by source: a contradiction is shown, nothing is summed (U-12). */
export function FiguresSection({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  const may = useMay();
  const { id: incidentId, zone } = board.incident;
  if (board.figures.length === 0) return null;
  return (
    <Section title={t('figure.title')} testId="figures">
      <Table.ScrollContainer minWidth={340}>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {board.figures.map((figure) => (
              <Table.Tr key={figure.measure + figure.population}>
                <Table.Th scope="row" style={{ verticalAlign: 'top' }}>
                  {t('figure.of', { population: word(populations, figure.population), measure: word(measures, figure.measure) })}
                  <Text size="sm">
                    {figure.min === figure.max ? figure.max : t('figure.range', { min: figure.min, max: figure.max })}{' '}
                    {figure.conflict && (
                      <span className="mark" data-kind="urgent">
                        {t('figure.conflict')}
                      </span>
                    )}
                  </Text>
                </Table.Th>
                <Table.Td>
                  {figure.bySource.map((claim) => (
                    <Text size="sm" key={claim.id} className={claim.superseded ? 'struck' : undefined} component="div">
                      {claim.source}: <b>{claim.count}</b> <CertaintyMark certainty={claim.certainty} />{' '}
                      <Text span size="xs" c="dimmed">
                        <Occurred at={claim.occurredAt} />
                      </Text>{' '}
                      {!claim.superseded && may('correctFigure') && (
                        <CorrectButton
                          of={`${claim.source} ${claim.count}`}
                          onClick={() => dialogs.open(correctFigure(figure, claim, { incidentId, zone }))}
                        />
                      )}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
