import { Alert, Button, Container, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { ENTER_DEMO, SIGN_IN } from '../api/operations/recording.js';
import type { DemoRole } from '../api/types/index.js';
import { useWords } from '../i18n/words.js';
import { PasswordField } from '../ui/password-field.js';
import { useSession } from './session.js';

type Answer = Record<string, { readonly errors: readonly { readonly message: string }[] }>;

/** Sign-in, and in a demonstration the choice of a role. */
export function SignIn() {
  const { t } = useTranslation();
  const { server, refresh } = useSession();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const enter = async (mutation: string, input: Record<string, string>) => {
    setBusy(true);
    setFailure(undefined);
    const { data, error } = await api.mutation<Answer>(mutation, { input }).toPromise();
    setBusy(false);
    const refused = data && Object.values(data)[0]?.errors[0]?.message;
    if (error || refused) setFailure(refused ?? (error?.networkError ? t('reading.offline') : t('signIn.failed')));
    else await refresh();
  };

  return (
    <Container size="sm" py="xl">
      <Stack gap="lg">
        <div>
          <Title order={1}>{t('app.name')}</Title>
          <Text c="dimmed">{t('app.tagline')}</Text>
        </div>
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        {server?.demo && <DemoRoles roles={server.demoRoles} busy={busy} choose={(role) => void enter(ENTER_DEMO, { role })} />}
        <AccountForm busy={busy} submit={(login, password) => void enter(SIGN_IN, { login, password })} secondary={server?.demo ?? false} />
      </Stack>
    </Container>
  );
}

function DemoRoles({
  roles,
  busy,
  choose,
}: {
  readonly roles: readonly DemoRole[];
  readonly busy: boolean;
  readonly choose: (key: string) => void;
}) {
  const { t } = useTranslation();
  const { local } = useWords();
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4">
        {t('signIn.chooseRole')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('signIn.demoHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {roles.map((role) => (
          <Button
            key={role.key}
            variant="default"
            size="md"
            loading={busy}
            onClick={() => choose(role.key)}
            data-testid={`role-${role.key}`}
          >
            {local(role.label)}
          </Button>
        ))}
      </SimpleGrid>
    </Paper>
  );
}

interface AccountFormProps {
  readonly busy: boolean;
  readonly secondary: boolean;
  readonly submit: (login: string, password: string) => void;
}

function AccountForm({ busy, submit, secondary }: AccountFormProps) {
  const { t } = useTranslation();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(String(form.get('login')), String(form.get('password')));
  };
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="md">
        {t('signIn.title')}
      </Title>
      <form onSubmit={onSubmit}>
        <Stack>
          <TextInput name="login" label={t('signIn.login')} autoComplete="username" required />
          <PasswordField name="password" label={t('signIn.password')} />
          <Button type="submit" loading={busy} variant={secondary ? 'default' : 'filled'}>
            {t('signIn.enter')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
