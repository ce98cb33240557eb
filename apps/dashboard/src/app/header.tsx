import { Anchor, Button, Group, Menu, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { theServerClock } from '../clock/server-clock.js';
import { useTick } from '../clock/use-tick.js';
import { commandMenu } from '../features/commands/open-state.js';
import { UnsentButton } from '../outbox/unsent-button.js';
import { useSession } from '../session/session.js';
import { useSignOut } from '../session/use-sign-out.js';
import { Clock } from '../ui/clocks.js';
import { ConnectionStatus } from './connection-status.js';
import { useMayAnywhere } from './rights.js';
import { LanguageSwitch, SchemeSwitch } from './switches.js';

export function Header() {
  const { t } = useTranslation();
  return (
    <Group
      component="section"
      aria-label={t('app.name')}
      justify="space-between"
      px="md"
      py={6}
      gap="xs"
      style={{ borderBlockEnd: '1px solid var(--honbu-line)', background: 'var(--honbu-quiet)' }}
    >
      <Group gap="md">
        <Anchor component={Link} to="/" fw={700} size="lg" underline="never" c="inherit">
          {t('app.name')}
        </Anchor>
        <Now />
        <ConnectionStatus />
        <UnsentButton />
      </Group>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => commandMenu.set(true)} visibleFrom="sm">
          {t('commands.open')} Ctrl K
        </Button>
        <LanguageSwitch />
        <SchemeSwitch />
        <UserMenu />
      </Group>
    </Group>
  );
}

function Now() {
  const { t } = useTranslation();
  useTick(1_000);
  return (
    <Text size="sm" className="clock" visibleFrom="xs">
      <Clock instant={new Date(theServerClock.now()).toISOString()} seconds /> {t('clock.jst')}
    </Text>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const { viewer } = useSession();
  const may = useMayAnywhere();
  const navigate = useNavigate();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" data-testid="user-menu">
          {viewer?.member.name} ▼
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may('viewReadLedger') && <Menu.Item onClick={() => void navigate({ to: '/ledger' })}>{t('ledger.title')}</Menu.Item>}
        {may('consentToAccount') && <Menu.Item onClick={() => void navigate({ to: '/accounts' })}>{t('accounts.title')}</Menu.Item>}
        <Menu.Item onClick={() => void navigate({ to: '/settings' })}>{t('settings.title')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('signIn.leave')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
