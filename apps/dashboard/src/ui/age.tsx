import { useTranslation } from 'react-i18next';
import { ageOf } from '../clock/age.js';
import { useTick } from '../clock/use-tick.js';

/** 「12秒前」, moving. `since` and `now()` are milliseconds of the same clock. */
export function AgeOf({ since, now }: { readonly since: number; readonly now: () => number }) {
  const { t } = useTranslation();
  useTick(1_000);
  const { unit, count } = ageOf(since, now());
  const texts = {
    seconds: t('age.seconds', { count }),
    minutes: t('age.minutes', { count }),
    hours: t('age.hours', { count }),
    days: t('age.days', { count }),
  };
  return <span className="clock">{texts[unit]}</span>;
}
