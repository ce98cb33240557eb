import { Box, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dispatchKinds, dispatchStatuses } from '#vocabulary';
import type { Dispatch } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Clock, Occurred, TwoClocks } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { openText, ProtectedText } from '../../ui/protected-text.js';
import { CorrectButton } from '../forms/correct-button.js';
import { dispatchForm, occurredInput, saidByDispatch, words } from '../forms/corrections.js';
import { useCorrection } from '../forms/use-correction.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { nextSteps, stepActs } from './next-steps.js';
import { useDispatchName, useStepWords } from './use-step-words.js';

interface DispatchCardsProps {
  readonly dispatches: readonly Dispatch[];
  readonly incidentId: string;
  readonly zone: string;
  /** With what was said of each step, and where it is corrected. */
  readonly full?: boolean;
}

/** Journeys of people and things: what, where it stands, and the next step. */
export function DispatchCards({ dispatches, incidentId, zone, full = false }: DispatchCardsProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  const stepWord = useStepWords();
  const dispatchName = useDispatchName();
  const dialogs = useDialogs();
  const correct = useCorrection();
  const may = useMay();
  const past = useAt() !== undefined;
  if (dispatches.length === 0) return <Empty start={t('dispatch.start')}>{t('dispatch.empty')}</Empty>;
  return dispatches.map((dispatch) => (
    <Box key={dispatch.id} component="article" pl="xs" style={{ borderInlineStart: '4px solid var(--honbu-line)' }} data-testid="dispatch">
      <Group justify="space-between" gap="xs" align="start">
        <Text size="sm" component="div">
          <b>
            {word(dispatchKinds, dispatch.kind)} ×{dispatch.count}
          </b>{' '}
          <span className="mark" data-status={dispatch.status}>
            {word(dispatchStatuses, dispatch.status)}
          </span>{' '}
          <ProtectedText value={dispatch.purpose} />{' '}
          {dispatch.travellers && (
            <>
              (<ProtectedText value={dispatch.travellers} />)
            </>
          )}
        </Text>
        {!past && (
          <Group gap={4}>
            {nextSteps[dispatch.status]
              .filter((step) => may(stepActs[step]))
              .map((step, index) => (
                <Button
                  key={step}
                  size="compact-xs"
                  variant="default"
                  fw={index === 0 ? 700 : 400}
                  onClick={() => {
                    const of = dispatchName(dispatch.kind, dispatch.purpose);
                    dialogs.open({ kind: 'dispatchStep', incidentId, dispatchId: dispatch.id, step, of, zone });
                  }}
                >
                  {stepWord(step)}
                </Button>
              ))}
            {may('recordExpense') && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => dialogs.open({ kind: 'expense', incidentId, dispatchId: dispatch.id })}
              >
                {t('expense.record')}
              </Button>
            )}
            {full && may('correctDispatch') && (
              <CorrectButton
                of={openText(dispatch.purpose)}
                onClick={() => correct(saidByDispatch(dispatch), (said) => dispatchForm(dispatch, said, { incidentId, zone }))}
              />
            )}
          </Group>
        )}
      </Group>
      <Times dispatch={dispatch} />
      {dispatch.steps.length > (full ? 0 : 1) && (
        <Text size="xs" c="dimmed" component="div">
          {dispatch.steps.map((step) => (
            <span key={step.entryId} style={{ marginInlineEnd: '1em' }}>
              {word(dispatchStatuses, step.status)} <Clock instant={step.at.instant ?? step.recordedAt} /> {step.by?.name}{' '}
              {full && <ProtectedText value={step.note} />}{' '}
              {full && may('correctDispatch') && (
                <CorrectButton
                  of={word(dispatchStatuses, step.status)}
                  onClick={() =>
                    correct({ note: step.note }, ({ note }) => ({
                      kind: 'dispatchStep',
                      ...{ incidentId, zone, corrects: step.entryId },
                      initial: { at: occurredInput(step.at), note: words(note) },
                    }))
                  }
                />
              )}
            </span>
          ))}
        </Text>
      )}
    </Box>
  ));
}

/** Departure and arrival: planned, and as it happened, each with Japan and the place side by side. */
function Times({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation();
  const { departsAt, arrivesAt, departedAt, arrivedAt, origin, destination } = dispatch;
  if (!departsAt && !arrivesAt && !departedAt && !origin && !destination) return null;
  return (
    <Text size="xs" c="dimmed" component="div">
      {origin}{' '}
      {departedAt ? (
        <Occurred at={departedAt} zone={departedAt.zone} />
      ) : (
        departsAt && (
          <>
            {t('dispatch.planned')} <TwoClocks {...departsAt} />
          </>
        )
      )}
      {' → '}
      {destination}{' '}
      {arrivedAt ? (
        <Occurred at={arrivedAt} zone={arrivedAt.zone} />
      ) : (
        arrivesAt && (
          <>
            {t('dispatch.planned')} <TwoClocks {...arrivesAt} />
          </>
        )
      )}
    </Text>
  );
}
