import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { channels, entryKinds } from '#vocabulary';
import type { Entry } from '../../api/types/index.js';
import { HEADQUARTERS_ZONE } from '../../clock/zoned.js';
import { useWords } from '../../i18n/words.js';
import { Clock, DayDifference, Occurred } from '../../ui/clocks.js';
import { ProtectedText } from '../../ui/protected-text.js';
import { UrgentMark } from '../../ui/urgent-mark.js';
import { EntryActions } from './entry-actions.js';
import { EntryChoice } from './entry-choice.js';
import { EntryHistory } from './entry-history.js';
import { EntryPersons } from './entry-persons.js';
import { EntryStatusWord } from './entry-status.js';

/** The cells of one line; what was withdrawn or replaced stays, struck through (experience.md, rule 4). */
export function LogRow({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { t } = useTranslation();
  const { word, local } = useWords();
  const gone = entry.withdrawn !== null;
  const unknown = entry.occurredAt && !entry.occurredAt.instant ? entry.occurredAt : undefined;
  const happened = entry.occurredAt?.instant ?? entry.receivedAt ?? entry.recordedAt;
  return (
    <>
      <div role="cell" data-cell="no">
        <Text size="sm" className="clock" fw={700}>
          {entry.no}
        </Text>
      </div>
      <div role="cell" data-cell="japan">
        {unknown ? <Occurred at={unknown} /> : <Clock instant={happened} />}
        {entry.occurredAt?.instant && entry.occurredAt.precision !== 'MINUTE' && <Precision entry={entry} />}
        <Text size="xs" c="dimmed">
          {t('entry.recorded')} <Clock instant={entry.recordedAt} />
        </Text>
        {entry.late && <span className="mark">{t('entry.late')}</span>}
      </div>
      <div role="cell" data-cell="place">
        {!unknown && <PlaceClock instant={happened} zone={zone} />}
      </div>
      <div role="cell" data-cell="from">
        <ProtectedText value={entry.from} struck={gone} />
        {entry.from === null && !entry.imported && entry.actor?.name}
      </div>
      <div role="cell" data-cell="to">
        <ProtectedText value={entry.to} struck={gone} />
      </div>
      <div role="cell" data-cell="text">
        {entry.urgent && <UrgentMark />} {entry.kind !== 'REPORT' && <span className="mark">{word(entryKinds, entry.kind)}</span>}{' '}
        {entry.summary && <span className={gone ? 'struck' : undefined}>{local(entry.summary)} </span>}
        <ProtectedText value={entry.text} struck={gone} />
        <EntryChoice choice={entry.choice} struck={gone} />
        <EntryPersons persons={entry.persons} />
        {entry.channel && entry.channel !== 'OTHER' && (
          <Text size="xs" c="dimmed">
            {word(channels, entry.channel)}
            {entry.imported && ` ・ ${t('entry.imported')}`}
          </Text>
        )}
        <EntryHistory entry={entry} />
      </div>
      <div role="cell" data-cell="action">
        <ProtectedText value={entry.action} struck={gone} />
        {entry.outcome && (
          <Text size="sm" component="div">
            → <ProtectedText value={entry.outcome} />
          </Text>
        )}
      </div>
      <div role="cell" data-cell="status">
        <EntryStatusWord entry={entry} />
        <EntryActions entry={entry} />
      </div>
    </>
  );
}

function PlaceClock({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  const { t } = useTranslation();
  if (zone === HEADQUARTERS_ZONE) return <Text c="dimmed">{t('clock.same')}</Text>;
  return (
    <>
      <Clock instant={instant} zone={zone} /> <DayDifference instant={instant} zone={zone} />
    </>
  );
}

function Precision({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return <Text size="xs">{entry.occurredAt?.precision === 'ABOUT' ? t('clock.about') : t('clock.coarse')}</Text>;
}
