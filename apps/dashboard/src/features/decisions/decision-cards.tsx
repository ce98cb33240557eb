import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties } from '#vocabulary';
import type { Decision } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Clock, Occurred } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { CorrectButton } from '../forms/correct-button.js';
import { decisionForm, saidByDecision } from '../forms/corrections.js';
import { useCorrection } from '../forms/use-correction.js';
import { openText, ProtectedReason, ProtectedText } from '../../ui/protected-text.js';

interface DecisionCardsProps {
  readonly decisions: readonly Decision[];
  readonly zone: string;
  /** With the options that were not taken, reasons and dissent. */
  readonly full?: boolean;
}

export function DecisionCards({ decisions, zone, full = false }: DecisionCardsProps) {
  const { t } = useTranslation();
  const { local, word } = useWords();
  const correct = useCorrection();
  const may = useMay();
  const { incident } = useIncident();
  if (decisions.length === 0) return <Empty start={t('decision.start')}>{t('decision.empty')}</Empty>;
  return decisions.map((decision) => (
    <Box key={decision.id} component="article" pl="xs" style={{ borderInlineStart: '4px solid var(--honbu-line)' }} data-testid="decision">
      <Group justify="space-between" gap="xs">
        <Text fw={700} className={decision.withdrawn ? 'struck' : undefined}>
          <ProtectedText value={decision.question} />
        </Text>
        <Text size="xs" c="dimmed">
          <Occurred at={decision.decidedAt} {...(full && { zone })} /> {decision.decider?.name}
        </Text>
      </Group>
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
            {t('decision.reasons')}: <ProtectedText value={decision.reasons} />
          </Text>
          {decision.dissent && (
            <Text size="sm" component="div">
              {t('decision.dissent')}: <ProtectedText value={decision.dissent} />
            </Text>
          )}
        </>
      )}
      {decision.clauses.length > 0 && (
        <Text size="sm" component="div">
          {t('decision.clauses')}:{' '}
          {decision.clauses.map(({ clause, level, text }, index) => (
            <span key={clause}>
              {index > 0 && ' ・ '}
              {text && `${t('level.named', { level })} ${local(text)} `}
              <Text span size="xs" c="dimmed">
                {clause}
              </Text>
            </span>
          ))}
        </Text>
      )}
      <Text size="xs" c="dimmed" component="div">
        {decision.duties.map((duty) => `@${word(duties, duty)} `)}
        {full && decision.basedOn && ` ・ ${t('decision.basedOn')}`} ・ {t('entry.recorded')} <Clock instant={decision.recordedAt} />{' '}
        {full && !decision.withdrawn && may('correctDecision') && (
          <CorrectButton
            of={openText(decision.question)}
            onClick={() => correct(saidByDecision(decision), (said) => decisionForm(decision, said, { incidentId: incident.id, zone }))}
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
  ));
}
