import type { InstitutionRole } from './codes.js';
import type { Member } from './values.js';

export interface Account {
  readonly member: Member;
  readonly login: string;
  readonly roles: readonly InstitutionRole[];
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly awaitsConsent: boolean;
  /** Of one that awaits consent: since when its roles and password are what they are. */
  readonly unchangedSince: string | null;
  readonly mayConsent: boolean;
}
