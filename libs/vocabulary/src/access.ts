import { terms } from './term.js';

/** Roles that a person or a service has in its institution, with or without an incident. */
export const institutionRoles = terms({
  ADMIN: ['管理者', 'Administrator'],
  MEMBER: ['構成員', 'Member'],
  AUDITOR: ['監査', 'Auditor'],
  DATA_PROTECTION_OFFICER: ['個人情報保護責任者', 'Data-protection officer'],
  INTEGRATOR: ['連携システム', 'Integrator'],
});
