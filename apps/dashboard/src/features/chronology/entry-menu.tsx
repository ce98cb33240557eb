import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useBasedOn } from '../board/based-on.js';
import { correctable, saidBy } from '../forms/replaceable.js';
import { contentOf } from '../forms/report-content.js';
import { useCorrection } from '../forms/use-correction.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { isClaim } from './claims.js';

/** What is done with a line more rarely: it is corrected or withdrawn, or a decision rests on it. */
export function EntryMenu({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const startCorrection = useCorrection();
  const basedOn = useBasedOn();
  const { incident } = useIncident();
  const said = saidBy(entry);
  const correct = correctionOf(entry, zone, incident.id);
  const decidable = incident.status === 'OPEN';
  if (!correct && !isClaim(entry) && !decidable) return null;
  const hidden = correctable(said) === 'NEVER';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default" aria-label={t('entry.more', { no: entry.no })}>
          …
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {correct && (
          <Menu.Item onClick={() => startCorrection(said, correct)} disabled={hidden}>
            {hidden ? t('correction.hidden') : t('entry.correct')}
          </Menu.Item>
        )}
        {isClaim(entry) && (
          <Menu.Item onClick={() => dialogs.open({ kind: 'withdraw', entryId: entry.id })}>{t('withdraw.title')}</Menu.Item>
        )}
        {decidable && (
          <Menu.Item
            onClick={() => dialogs.open({ kind: 'decision', incidentId: incident.id, zone: incident.zone, basedOn, grounds: [entry.id] })}
          >
            {t('entry.groundsOfDecision')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The form that corrects a line; other claims are corrected where they are shown in full: on the person's card, among figures and decisions. */
function correctionOf(entry: Entry, zone: string, incidentId: string) {
  const corrects = entry.id;
  if (entry.type === 'incident.report-recorded')
    return (opened: ReturnType<typeof saidBy>) =>
      ({ kind: 'report', corrects, content: contentOf({ ...entry, ...opened }), zone, fiveW: opened.fiveW !== null }) as const;
  if (entry.type === 'incident.fact-recorded')
    return ({ text, informationSource }: ReturnType<typeof saidBy>) =>
      ({
        kind: 'incidentFact',
        incidentId,
        zone,
        corrects: { entryId: corrects, said: entry.summary },
        initial: {
          ...(entry.occurredAt && { occurredAt: { ...entry.occurredAt, instant: entry.occurredAt.instant ?? undefined } }),
          receivedAt: entry.receivedAt ?? undefined,
          source: informationSource?.text ?? '',
          note: text?.text ?? '',
        },
      }) as const;
  return undefined;
}
