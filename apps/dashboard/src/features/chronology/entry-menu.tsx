import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { useIncident } from '../../app/incident-context.js';
import { useMay } from '../../app/rights.js';
import { useBasedOn } from '../board/based-on.js';
import { isErased } from '../../ui/protected-text.js';
import { correctable } from '../forms/replaceable.js';
import { useCorrection } from '../forms/use-correction.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { isClaim } from './claims.js';
import { correctionOf } from './entry-correction.js';

/** What is done with a line more rarely: it is corrected or withdrawn, or a decision rests on it. */
export function EntryMenu({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const startCorrection = useCorrection();
  const basedOn = useBasedOn();
  const may = useMay();
  const { incident } = useIncident();
  const found = correctionOf(entry, incident);
  const correction = found && may(found.action) ? found : undefined;
  const withdrawable = isClaim(entry) && may('withdrawEntry');
  const decidable = may('recordDecision');
  if (!correction && !withdrawable && !decidable) return null;
  const hidden = correction !== undefined && correctable(correction.said) === 'NEVER';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default" aria-label={t('entry.more', { no: entry.no })}>
          …
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {correction && (
          <Menu.Item onClick={() => startCorrection(correction.said, correction.form)} disabled={hidden}>
            {hidden ? t('correction.hidden') : t('entry.correct')}
          </Menu.Item>
        )}
        {withdrawable && (
          <Menu.Item onClick={() => dialogs.open({ kind: 'withdraw', entryId: entry.id, erased: isErased(entry.text) })}>
            {t('withdraw.title')}
          </Menu.Item>
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
