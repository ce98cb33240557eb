import type { LocalText, Member } from './values.js';

export interface Viewer {
  readonly member: Member;
  readonly roles: readonly string[];
  /** What they may do outside any incident, by the names of the mutations and of the views. */
  readonly actions: readonly string[];
  /** Signed in with a password that somebody else gave: nothing else works until they have chosen their own. */
  readonly mustChangePassword: boolean;
  /** Nothing else works until a second person has consented to the account. */
  readonly awaitsConsent: boolean;
  readonly demoRole: string | null;
  /** Base64, 32 bytes: opens this account's unsent entries on this machine; kept in memory and in the tab only. Not before anything works. */
  readonly outboxKey: string | null;
}
export interface DemoRole {
  readonly key: string;
  readonly label: LocalText;
}
export interface Server {
  readonly now: string;
  readonly drill: boolean;
  readonly drillRate: number | null;
  readonly version: string;
  readonly demo: boolean;
  readonly demoRoles: readonly DemoRole[];
  readonly viewsStopped: readonly string[];
}
export interface Moments {
  readonly first: string;
  readonly last: string;
  readonly lastPosition: string;
  readonly count: number;
}
