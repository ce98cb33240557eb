import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board, BoardName, Counterpart } from '../../api/types/index.js';
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
  const { id: incidentId, zone, status } = board.incident;
  if (status === 'CLOSED')
    return (
      <Group gap="xs" mt="xs">
        <Button size="compact-md" variant="default" onClick={() => dialogs.open({ kind: 'close', incidentId, reopen: true })}>
          {t('incident.reopen')}
        </Button>
      </Group>
    );
  const counterpart = counterpartOf[board.name];
  const actions: [string, DialogRequest][] = [];
  if (board.name === 'ON_SITE')
    actions.push([t('fiveW.title'), { kind: 'report', incidentId, zone, fiveW: true, content: { counterpart: 'ON_SITE' } }]);
  else
    actions.push([
      counterpart ? t('report.contact') : t('report.title'),
      { kind: 'report', incidentId, zone, content: { ...(counterpart && { counterpart }) } },
    ]);
  if (board.name === 'HQ') actions.push([t('decision.record'), { kind: 'decision', incidentId, zone, basedOn: board.lastEventId }]);
  actions.push([t('person.add'), { kind: 'person', incidentId }]);
  if (board.dispatches) actions.push([t('dispatch.request'), { kind: 'dispatch', incidentId, zone }]);
  if (board.totals ?? board.expenses) actions.push([t('expense.record'), { kind: 'expense', incidentId }]);
  actions.push(
    [t('figure.report'), { kind: 'figure', incidentId, zone }],
    [t('incidentFact.record'), { kind: 'incidentFact', incidentId, zone }],
  );
  if (board.name === 'HQ') actions.push([t('incident.close'), { kind: 'close', incidentId }]);
  return (
    <Group gap="xs" mt="xs" role="group" aria-label={t('board.actions')}>
      {actions.map(([label, request]) => (
        <Button key={label} size="compact-md" variant="default" onClick={() => dialogs.open(request)}>
          {label}
        </Button>
      ))}
    </Group>
  );
}
