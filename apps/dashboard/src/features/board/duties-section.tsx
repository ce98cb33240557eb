import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duties } from '#vocabulary';
import type { Board, DutyHolder } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { theServerClock } from '../../clock/server-clock.js';
import { AgeOf } from '../../ui/age.js';
import { Empty } from '../../ui/empty.js';
import { Section } from '../../ui/section.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { offeredAbove } from './offered-above.js';

/** Who holds which duty, and which have been silent for too long. */
export function DutiesSection({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  const may = useMay();
  const past = useAt() !== undefined;
  const above = offeredAbove(board).duties;
  return (
    <Section title={t('duty.title')} testId="duties">
      {board.duties.length === 0 && <Empty start={t('duty.start')}>{t('duty.empty')}</Empty>}
      {board.duties.map((holder) => (
        <Group key={holder.duty} justify="space-between" gap="xs">
          <Text size="sm">
            <b>{word(duties, holder.duty)}</b>:{' '}
            {holder.member?.name ?? (
              <Text span c="dimmed" inherit>
                {t('duty.nobody')}
              </Text>
            )}{' '}
            <Activity holder={holder} past={past} />
          </Text>
          {!past && board.incident.status === 'OPEN' && !above.has(holder.duty) && may(holder.member ? 'handOverDuty' : 'assignDuty') && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => dialogs.open({ kind: 'duty', incidentId: board.incident.id, holder })}
            >
              {holder.member ? t('duty.handOver') : t('duty.assign')}
            </Button>
          )}
        </Group>
      ))}
    </Section>
  );
}

function Activity({ holder, past }: { readonly holder: DutyHolder; readonly past: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {holder.lastActivityAt && !past && (
        <Text span size="xs" c="dimmed">
          {t('duty.lastActivity')} <AgeOf since={Date.parse(holder.lastActivityAt)} now={() => theServerClock.now()} />{' '}
        </Text>
      )}
      {holder.silent && (
        <span className="mark" data-kind="urgent">
          {t('duty.silent')}
        </span>
      )}
    </>
  );
}
