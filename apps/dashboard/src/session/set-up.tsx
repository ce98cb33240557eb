import { Alert, Button, Container, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { COMPLETE_SETUP } from '../api/operations/recording.js';
import { PasswordField } from '../ui/password-field.js';
import { useSession } from './session.js';

/** The page behind a one-time set-up link (`/setup#token`): makes the account that the link stands for. */
export function SetUp() {
  const { t } = useTranslation();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string>();
  const token = location.hash.slice(1);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [login, displayName, password] = ['login', 'displayName', 'password'].map((name) => String(form.get(name)));
    if (password !== form.get('again')) return setFailure(t('setUp.differ'));
    const { data, error } = await api
      .mutation<{ completeSetup: { errors: { message: string }[] } }>(COMPLETE_SETUP, { input: { token, login, displayName, password } })
      .toPromise();
    const refused = data?.completeSetup.errors[0]?.message;
    if (error || refused) return setFailure(refused ?? t('signIn.failed'));
    await refresh();
    await navigate({ to: '/' });
  };

  return (
    <Container size="xs" py="xl">
      <Paper withBorder p="lg">
        <Title order={1} size="h3">
          {t('setUp.title')}
        </Title>
        <Text c="dimmed" mb="md">
          {t('setUp.hint')}
        </Text>
        <form onSubmit={(event) => void onSubmit(event)}>
          <Stack>
            {(failure || !token) && (
              <Alert color="red" role="alert">
                {failure ?? t('setUp.noToken')}
              </Alert>
            )}
            <TextInput name="login" label={t('signIn.login')} autoComplete="username" required />
            <TextInput name="displayName" label={t('setUp.displayName')} autoComplete="name" required />
            <PasswordField name="password" label={t('signIn.password')} description={t('setUp.passwordHint')} chosen />
            <PasswordField name="again" label={t('setUp.again')} chosen />
            <Button type="submit" disabled={!token}>
              {t('setUp.create')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Container>
  );
}
