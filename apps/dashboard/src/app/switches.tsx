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
      <span aria-hidden>{other === 'dark' ? '☾' : '☀'}</span>
    </ActionIcon>
  );
}
