import { Button, Center, Group, Loader } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { followIncidents } from '../api/live-incidents.js';
import { Commands } from '../features/commands/commands.js';
import { DialogsProvider } from '../features/forms/dialogs.js';
import { AwaitingConsent } from '../session/awaiting-consent.js';
import { PasswordFirst } from '../session/change-password.js';
import { useSession } from '../session/session.js';
import { SignIn } from '../session/sign-in.js';
import { useSignOut } from '../session/use-sign-out.js';
import { Announcer } from './announcer.js';
import { DrillStripes } from './drill-stripes.js';
import { Header } from './header.js';
import { LanguageSwitch, SchemeSwitch } from './switches.js';

/** What stands around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const { known, viewer } = useSession();
  const { pathname } = useLocation();
  const atWork = viewer !== null && !viewer.mustChangePassword && !viewer.awaitsConsent;
  const signedInAs = atWork ? viewer.member.id : undefined;
  useEffect(() => (signedInAs ? followIncidents() : undefined), [signedInAs]);
  return (
    <DialogsProvider>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <DrillStripes />
      <Announcer />
      {atWork ? <Header /> : <Threshold signedIn={viewer !== null} />}
      {atWork && <Commands />}
      <main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        {!known ? (
          <Center p="xl">
            <Loader role="status" aria-label={t('reading.loading')} />
          </Center>
        ) : atWork || pathname === '/setup' ? (
          <Outlet />
        ) : viewer?.mustChangePassword ? (
          <PasswordFirst />
        ) : viewer ? (
          <AwaitingConsent />
        ) : (
          <SignIn />
        )}
      </main>
    </DialogsProvider>
  );
}

/** What is offered before anything else: language and theme, and the way back out. */
function Threshold({ signedIn }: { readonly signedIn: boolean }) {
  const { t } = useTranslation();
  const leave = useSignOut();
  return (
    <Group component="section" aria-label={t('settings.title')} justify="flex-end" gap="xs" px="md" py={6}>
      <LanguageSwitch />
      <SchemeSwitch />
      {signedIn && (
        <Button size="compact-sm" variant="default" onClick={() => void leave()}>
          {t('signIn.leave')}
        </Button>
      )}
    </Group>
  );
}
