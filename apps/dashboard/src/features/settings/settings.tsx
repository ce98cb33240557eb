import { Container, SegmentedControl, Stack, Switch, Text, Title, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../app/observable.js';
import { ChangePassword } from '../../session/change-password.js';
import { useSession } from '../../session/session.js';
import { preferences, prefer, type Language } from '../../settings/preferences.js';

/** What each person chooses on this machine. */
export function Settings() {
  const { t } = useTranslation();
  const { server, viewer } = useSession();
  const { language, singleKeys } = useObservable(preferences);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Container size="sm" py="md">
      <Stack gap="lg">
        <Title order={1} size="h3">
          {t('settings.title')}
        </Title>
        <div>
          <Text fw={700} id="language">
            {t('settings.language')}
          </Text>
          <SegmentedControl
            aria-labelledby="language"
            value={language}
            onChange={(chosen) => prefer({ language: chosen as Language })}
            data={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div>
          <Text fw={700} id="theme">
            {t('settings.theme')}
          </Text>
          <SegmentedControl
            aria-labelledby="theme"
            value={colorScheme}
            onChange={(chosen) => setColorScheme(chosen as MantineColorScheme)}
            data={[
              { value: 'auto', label: t('settings.auto') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        </div>
        <Switch
          label={t('settings.singleKeys')}
          description={t('settings.singleKeysHint')}
          checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
        />
        {viewer?.demoRole === null && (
          <section aria-labelledby="password">
            <Title order={2} size="h4" id="password" mb="xs">
              {t('password.change')}
            </Title>
            <ChangePassword />
          </section>
        )}
        <Text size="sm" c="dimmed">
          Honbu {server?.version}
        </Text>
      </Stack>
    </Container>
  );
}
