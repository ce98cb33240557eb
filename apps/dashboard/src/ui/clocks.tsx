import { useTranslation } from 'react-i18next';
import { precisions } from '#vocabulary';
import type { OccurredAt } from '../api/types/index.js';
import { theServerClock } from '../clock/server-clock.js';
import { writtenDay } from '../clock/written-day.js';
import { dayDifference, HEADQUARTERS_ZONE, offsetLabel, wallClock } from '../clock/zoned.js';
import { useWords } from '../i18n/words.js';

/** A day and time as a whiteboard writes them: 11/22 21:58, 22 Nov 21:58; with the year where it is another than the present one. */
export function Clock({
  instant,
  zone = HEADQUARTERS_ZONE,
  seconds = false,
}: {
  readonly instant: string;
  readonly zone?: string;
  readonly seconds?: boolean;
}) {
  const { language } = useWords();
  const clock = wallClock(instant, zone);
  const today = wallClock(new Date(theServerClock.now()), zone).day;
  return (
    <time dateTime={instant} className="clock" title={`${clock.day} ${clock.time}:${clock.seconds} ${zone}`}>
      {writtenDay(clock.day, today, language)} {clock.time}
      {seconds && `:${clock.seconds}`}
    </time>
  );
}

/** 「−1日」 when the place is on another day than Japan; nothing when the days agree. */
export function DayDifference({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  const { t } = useTranslation();
  const days = dayDifference(instant, zone);
  return days === 0 ? null : <span className="mark">{t('clock.dayDifference', { days: days > 0 ? `+${days}` : `−${-days}` })}</span>;
}

/** Japan and the place side by side on one line. */
export function TwoClocks({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  const { t } = useTranslation();
  return (
    <span>
      <Clock instant={instant} /> {t('clock.jst')}
      {zone !== HEADQUARTERS_ZONE && (
        <>
          {' / '}
          <Clock instant={instant} zone={zone} /> {t('clock.local')} ({offsetLabel(instant, zone)}){' '}
          <DayDifference instant={instant} zone={zone} />
        </>
      )}
    </span>
  );
}

/** When something happened, as exactly as it is known. */
export function Occurred({ at, zone }: { readonly at: OccurredAt; readonly zone?: string | undefined }) {
  const { word } = useWords();
  if (!at.instant) return <span>{word(precisions, 'UNKNOWN')}</span>;
  return (
    <span>
      {zone ? <TwoClocks instant={at.instant} zone={zone} /> : <Clock instant={at.instant} />}
      {at.precision !== 'MINUTE' && <span> ({word(precisions, at.precision)})</span>}
    </span>
  );
}
