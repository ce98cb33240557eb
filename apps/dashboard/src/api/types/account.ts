import type { InstitutionRole } from './codes.js';
import type { Member } from './values.js';

export interface Account {
  readonly member: Member;
  readonly login: string;
  readonly roles: readonly InstitutionRole[];
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly awaitsConsent: boolean;
}
