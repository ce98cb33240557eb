import type { Upcaster } from '#contracts';
import type { Body, Duty, Post } from './bodies.js';

/** What the program knew of bodies before manuals said it (M-076, M-077, M-080, M-084, M-085); it stands for events of that time alone. */
const asBefore: Readonly<Record<Body, { readonly headPost: Post; readonly duties: Duty[] }>> = {
  TEAM: { headPost: 'TEAM_LEADER', duties: ['GENERAL_AFFAIRS', 'ON_SITE', 'FAMILY', 'LOGISTICS'] },
  HEADQUARTERS: { headPost: 'DIRECTOR', duties: ['PR', 'GOVERNMENT', 'FAMILY', 'LOGISTICS', 'ON_SITE', 'GENERAL_AFFAIRS'] },
  ON_SITE_HEADQUARTERS: { headPost: 'ON_SITE_HEAD', duties: ['ON_SITE'] },
};

/** Version 1 did not say which post heads the body and which duties it has. */
export const bodyOpenedFrom1: Upcaster = {
  type: 'incident.body-opened',
  version: 1,
  upcast: (data) => ({ ...data, ...asBefore[data['body'] as Body] }),
};
