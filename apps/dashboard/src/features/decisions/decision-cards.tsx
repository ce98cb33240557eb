import { Box, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties } from '#vocabulary';
import type { Decision, FullDecision } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Clock, Occurred } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { CorrectButton } from '../forms/correct-button.js';
import { decisionForm, saidByDecision } from '../forms/corrections.js';
import { useCorrection } from '../forms/use-correction.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { openText, ProtectedReason, ProtectedText } from '../../ui/protected-text.js';
import { decideAgain } from './decide-again.js';
import { useBasedOn } from '../board/based-on.js';
import { Grounds } from './grounds.js';

interface DecisionCardsProps {
  /** What is there of each is shown: on boards not the options that were not taken, reasons, dissent and grounds. */
  readonly decisions: readonly (Decision | FullDecision)[];
  readonly zone: string;
  /** The line in the chronology of the one that was asked for. */
  readonly asked?: string | undefined;
}

const intoView = (card: HTMLElement | null): void => card?.scrollIntoView({ block: 'center' });

export function DecisionCards({ decisions, zone, asked }: DecisionCardsProps) {
  const { t } = useTranslation();
  const { local, word } = useWords();
  const correct = useCorrection();
  const dialogs = useDialogs();
  const may = useMay();
  const basedOn = useBasedOn();
  const past = useAt() !== undefined;
  const { incident } = useIncident();
  if (decisions.length === 0) return <Empty start={t('decision.start')}>{t('decision.empty')}</Empty>;
  return decisions.map((decision) => {
    const full = 'reasons' in decision && decision;
    return (
      <Box
        key={decision.id}
        component="article"
        pl="xs"
        style={{ borderInlineStart: `4px solid var(${decision.shaken ? '--honbu-urgent' : '--honbu-line'})` }}
        data-testid="decision"
        {...(full && full.entryId === asked && { ref: intoView, 'aria-current': true })}
      >
        <Group justify="space-between" gap="xs">
          <Text fw={700} className={decision.withdrawn ? 'struck' : undefined}>
            <ProtectedText value={decision.question} />
          </Text>
          <Text size="xs" c="dimmed">
            <Occurred at={decision.decidedAt} {...(full && { zone })} /> {decision.decider?.name}
          </Text>
        </Group>
        {decision.shaken && (
          <Group gap="xs">
            <span className="mark" data-kind="urgent">
              {t('decision.shaken')}
            </span>
            {full && !past && incident.status === 'OPEN' && may('recordDecision') && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t('decision.again')}: ${openText(decision.question)}`}
                onClick={() =>
                  dialogs.open(
                    decideAgain(
                      { ...full, grounds: full.grounds.map((ground) => ground.entryId) },
                      { incidentId: incident.id, zone, basedOn },
                    ),
                  )
                }
              >
                {t('decision.again')}
              </Button>
            )}
          </Group>
        )}
        {decision.options.texts ? (
          decision.options.texts.map((option, index) => {
            const chosen = index === decision.chosen;
            return chosen || full ? (
              <Text size="sm" key={option} fw={chosen ? 700 : 400} className={decision.withdrawn ? 'struck' : undefined}>
                {chosen ? '●' : '○'} {option}
              </Text>
            ) : null;
          })
        ) : (
          <ProtectedReason state={decision.options.state} />
        )}
        {full && (
          <>
            <Text size="sm" component="div">
              {t('decision.reasons')}: <ProtectedText value={full.reasons} />
            </Text>
            {full.dissent && (
              <Text size="sm" component="div">
                {t('decision.dissent')}: <ProtectedText value={full.dissent} />
              </Text>
            )}
            <Grounds incidentId={incident.id} grounds={full.grounds} />
          </>
        )}
        {decision.clauses.length > 0 && (
          <Text size="sm" component="div">
            {t('decision.clauses')}:{' '}
            {decision.clauses.map(({ clause, level, text }, index) => (
              <span key={clause}>
                {index > 0 && ' ・ '}
                {text ? `${t('level.named', { level })} ${local(text)} ` : `${t('decision.rule')} `}
                <Text span size="xs" c="dimmed">
                  {clause}
                </Text>
              </span>
            ))}
          </Text>
        )}
        <Text size="xs" c="dimmed" component="div">
          {decision.duties.length > 0 && `${decision.duties.map((duty) => `@${word(duties, duty)}`).join(' ')} ・ `}
          {full && full.basedOn && `${t('decision.basedOn')} ・ `}
          {t('entry.recorded')} <Clock instant={decision.recordedAt} />{' '}
          {full && !decision.withdrawn && may('correctDecision') && (
            <CorrectButton
              of={openText(decision.question)}
              onClick={() => correct(saidByDecision(full), (said) => decisionForm(full, said, { incidentId: incident.id, zone }))}
            />
          )}
        </Text>
        {decision.withdrawn && (
          <Text size="xs" component="div">
            {t('withdraw.withdrawn')} {decision.withdrawn.by?.name} <Clock instant={decision.withdrawn.at} />:{' '}
            <ProtectedText value={decision.withdrawn.reason} />
          </Text>
        )}
      </Box>
    );
  });
}
