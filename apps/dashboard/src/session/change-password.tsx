import { Alert, Button, Container, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { CHANGE_PASSWORD } from '../api/operations/recording.js';
import { PasswordField } from '../ui/password-field.js';
import { useSession } from './session.js';

/** Changes one's own password; one's other sessions end. */
export function ChangePassword() {
  const { t } = useTranslation();
  const { refresh } = useSession();
  const [answer, setAnswer] = useState<{ readonly refused?: string }>();
  const [busy, setBusy] = useState(false);
  // The same until an answer has come: what is sent again is then done once.
  const [command, setCommand] = useState(() => crypto.randomUUID());

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [currentPassword, password, again] = ['current', 'password', 'again'].map((name) => String(new FormData(form).get(name)));
    if (password !== again) return setAnswer({ refused: t('setUp.differ') });
    setBusy(true);
    const { data, error } = await api
      .mutation<{ changePassword: { errors: readonly { readonly message: string }[] } }>(CHANGE_PASSWORD, {
        input: { clientCommandId: command, currentPassword, password },
      })
      .toPromise();
    setBusy(false);
    if (data) setCommand(crypto.randomUUID());
    const refused = data?.changePassword.errors[0]?.message;
    if (error || refused) return setAnswer({ refused: refused ?? (error?.networkError ? t('reading.offline') : t('password.failed')) });
    form.reset();
    setAnswer({});
    await refresh();
  };

  return (
    <form onSubmit={(event) => void onSubmit(event)} data-testid="change-password">
      <Stack>
        {answer && (
          <Alert color={answer.refused ? 'red' : 'green'} role={answer.refused ? 'alert' : 'status'}>
            {answer.refused ?? t('password.changed')}
          </Alert>
        )}
        <PasswordField name="current" label={t('password.current')} />
        <PasswordField name="password" label={t('password.new')} description={t('setUp.passwordHint')} chosen />
        <PasswordField name="again" label={t('setUp.again')} chosen />
        <Button type="submit" loading={busy} style={{ alignSelf: 'start' }}>
          {t('password.change')}
        </Button>
      </Stack>
    </form>
  );
}

/** The one screen of somebody whose password was given by somebody else. */
export function PasswordFirst() {
  const { t } = useTranslation();
  return (
    <Container size="xs" py="xl">
      <Paper withBorder p="lg">
        <Title order={1} size="h3">
          {t('password.change')}
        </Title>
        <Text c="dimmed" mb="md">
          {t('password.first')}
        </Text>
        <ChangePassword />
      </Paper>
    </Container>
  );
}
