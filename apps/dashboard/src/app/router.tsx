import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Incidents } from '../features/incidents/incidents.js';
import { SetUp } from '../session/set-up.js';
import { BrokenPage, NoSuchPage } from './dead-ends.js';
import { IncidentFrame } from './incident-frame.js';
import { Shell } from './shell.js';

/** `at`: the past moment on screen; `filter…`: which lines of the chronology; `entry`: the line, or the decision, that a link leads to. All of a view is in its address, so that it can be shared. */
export interface ViewSearch {
  at?: string | undefined;
  status?: string | undefined;
  duty?: string | undefined;
  kind?: string | undefined;
  urgent?: boolean | undefined;
  order?: 'OCCURRED' | undefined;
  entry?: string | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const viewSearch = (search: Record<string, unknown>): ViewSearch => ({
  at: Number.isNaN(Date.parse(String(search['at']))) ? undefined : textOf(search['at']),
  status: textOf(search['status']),
  duty: textOf(search['duty']),
  kind: textOf(search['kind']),
  urgent: search['urgent'] === true ? true : undefined,
  order: search['order'] === 'OCCURRED' ? 'OCCURRED' : undefined,
  entry: textOf(search['entry']),
});

const root = createRootRoute({ component: Shell, validateSearch: viewSearch });
const incidents = createRoute({ getParentRoute: () => root, path: '/', component: Incidents });
const setUp = createRoute({ getParentRoute: () => root, path: '/setup', component: SetUp });
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings.js'), 'Settings'),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  component: lazyRouteComponent(() => import('../features/ledger/ledger.js'), 'Ledger'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../features/accounts/accounts.js'), 'Accounts'),
});
const incident = createRoute({ getParentRoute: () => root, path: '/i/$id', component: IncidentFrame });
const headquarters = createRoute({
  getParentRoute: () => incident,
  path: '/',
  component: lazyRouteComponent(() => import('../features/board/headquarters.js'), 'Headquarters'),
});
const dutyBoard = createRoute({
  getParentRoute: () => incident,
  path: '/r/$duty',
  component: lazyRouteComponent(() => import('../features/board/duty-board.js'), 'DutyBoard'),
});
const chronology = createRoute({
  getParentRoute: () => incident,
  path: '/log',
  component: lazyRouteComponent(() => import('../features/chronology/chronology.js'), 'Chronology'),
});
const people = createRoute({
  getParentRoute: () => incident,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/people.js'), 'People'),
});
const person = createRoute({
  getParentRoute: () => incident,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('../features/people/person-card.js'), 'PersonCard'),
});
const money = createRoute({
  getParentRoute: () => incident,
  path: '/money',
  component: lazyRouteComponent(() => import('../features/money/money.js'), 'MoneyPage'),
});
const decisions = createRoute({
  getParentRoute: () => incident,
  path: '/decisions',
  component: lazyRouteComponent(() => import('../features/decisions/decisions.js'), 'Decisions'),
});
const dispatches = createRoute({
  getParentRoute: () => incident,
  path: '/dispatches',
  component: lazyRouteComponent(() => import('../features/dispatches/dispatches.js'), 'Dispatches'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    incidents,
    setUp,
    settings,
    ledger,
    accounts,
    incident.addChildren([headquarters, dutyBoard, chronology, people, person, money, decisions, dispatches]),
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NoSuchPage,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
