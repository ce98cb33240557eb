import { Button, Container, Paper, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.js';

const LOOK_EVERY = 10_000;

/** What the holder of an account that looks over others sees until a second person has consented to it. */
export function AwaitingConsent() {
  const { t } = useTranslation();
  const { refresh } = useSession();
  useEffect(() => {
    const timer = setInterval(() => void refresh(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <Container size="xs" py="xl">
      <Paper withBorder p="lg" data-testid="awaiting-consent">
        <Title order={1} size="h3">
          {t('accounts.awaitsConsent')}
        </Title>
        <Text mb="md">{t('accounts.askSecond')}</Text>
        <Button variant="default" onClick={() => void refresh()}>
          {t('accounts.lookAgain')}
        </Button>
      </Paper>
    </Container>
  );
}
