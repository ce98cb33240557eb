import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board, BoardName, Counterpart } from '../../api/types/index.js';
import { useMay, type Action } from '../../app/rights.js';
import { useDialogs, type DialogRequest } from '../forms/use-dialogs.js';

/** Whom each duty mostly speaks with: the counterpart its contact form starts from. */
const counterpartOf: Partial<Record<BoardName, Counterpart>> = {
  FAMILY: 'FAMILY',
  PR: 'MEDIA',
  GOVERNMENT: 'AUTHORITY',
  LOGISTICS: 'VENDOR',
  GENERAL_AFFAIRS: 'INTERNAL',
};

/** What the holder of this board does most, one press away. */
export function BoardActions({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const may = useMay();
  const offers = useOffers(board).filter(({ action }) => may(action));
  if (offers.length === 0) return null;
  return (
    <Group gap="xs" mt="xs" role="group" aria-label={t('board.actions')}>
      {offers.map(({ action, label, request }) => (
        <Button key={action} size="compact-md" variant="default" onClick={() => dialogs.open(request)}>
          {label}
        </Button>
      ))}
    </Group>
  );
}

interface Offer {
  readonly action: Action;
  readonly label: string;
  readonly request: DialogRequest;
}

/** What belongs on this board, whoever looks at it. */
function useOffers({ name, incident, lastEventId, dispatches, totals, expenses }: Board): readonly Offer[] {
  const { t } = useTranslation();
  const { id: incidentId, zone, status } = incident;
  if (status === 'CLOSED')
    return [{ action: 'reopenIncident', label: t('incident.reopen'), request: { kind: 'close', incidentId, reopen: true } }];
  const counterpart = counterpartOf[name];
  const report: Offer =
    name === 'ON_SITE'
      ? {
          action: 'recordReport',
          label: t('fiveW.title'),
          request: { kind: 'report', incidentId, zone, fiveW: true, content: { counterpart: 'ON_SITE' } },
        }
      : {
          action: 'recordReport',
          label: counterpart ? t('report.contact') : t('report.title'),
          request: { kind: 'report', incidentId, zone, content: { ...(counterpart && { counterpart }) } },
        };
  const offers: (Offer | false | null)[] = [
    report,
    name === 'HQ' && {
      action: 'recordDecision',
      label: t('decision.record'),
      request: { kind: 'decision', incidentId, zone, basedOn: lastEventId },
    },
    { action: 'addPerson', label: t('person.add'), request: { kind: 'person', incidentId } },
    dispatches && { action: 'requestDispatch', label: t('dispatch.request'), request: { kind: 'dispatch', incidentId, zone } },
    (totals ?? expenses) && { action: 'recordExpense', label: t('expense.record'), request: { kind: 'expense', incidentId } },
    { action: 'reportFigure', label: t('figure.report'), request: { kind: 'figure', incidentId, zone } },
    { action: 'recordIncidentFact', label: t('incidentFact.record'), request: { kind: 'incidentFact', incidentId, zone } },
    name === 'HQ' && { action: 'closeIncident', label: t('incident.close'), request: { kind: 'close', incidentId } },
  ];
  return offers.filter((offer) => offer !== false && offer !== null);
}
