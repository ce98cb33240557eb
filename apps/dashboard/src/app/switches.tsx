import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { preferences, prefer } from '../settings/preferences.js';
import { useObservable } from './observable.js';

export function LanguageSwitch() {
  const { language } = useObservable(preferences);
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Button size="compact-sm" variant="default" lang={other} onClick={() => prefer({ language: other })} data-testid="language">
      {other === 'en' ? 'English' : '日本語'}
    </Button>
  );
}

/** Drawn, because not every font has them. */
const MOON = 'M6 1a7 7 0 1 0 9 9A6 6 0 0 1 6 1Z';
const SUN = 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1';

export function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="default"
      aria-label={other === 'dark' ? t('settings.dark') : t('settings.light')}
      onClick={() => setColorScheme(other)}
      data-testid="scheme"
    >
      <svg viewBox="0 0 16 16" width={14} height={14} fill="currentColor" stroke="currentColor" aria-hidden>
        <path d={other === 'dark' ? MOON : SUN} />
      </svg>
    </ActionIcon>
  );
}
