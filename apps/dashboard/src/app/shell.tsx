import { Center, Loader } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { followIncidents } from '../api/live-incidents.js';
import { Commands } from '../features/commands/commands.js';
import { DialogsProvider } from '../features/forms/dialogs.js';
import { useSession } from '../session/session.js';
import { SignIn } from '../session/sign-in.js';
import { Announcer } from './announcer.js';
import { DrillStripes } from './drill-stripes.js';
import { Header } from './header.js';

/** What stands around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const { known, viewer } = useSession();
  const { pathname } = useLocation();
  const signedInAs = viewer?.member.id;
  useEffect(() => (signedInAs ? followIncidents() : undefined), [signedInAs]);
  return (
    <DialogsProvider>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <DrillStripes />
      <Announcer />
      {viewer && <Header />}
      {viewer && <Commands />}
      <main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        {!known ? (
          <Center p="xl">
            <Loader role="status" aria-label={t('reading.loading')} />
          </Center>
        ) : viewer || pathname === '/setup' ? (
          <Outlet />
        ) : (
          <SignIn />
        )}
      </main>
    </DialogsProvider>
  );
}
