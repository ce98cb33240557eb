import { institutionRoles, isInstitutionRole, type InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';

const MAX_LOGIN = 100;
const MAX_NAME = 100;
export const MIN_PASSWORD = 12;
/** Bounds the work that a password can cause. */
const MAX_PASSWORD = 200;

/** The one form in which a login is stored and looked up. Throws `LOGIN_INVALID`. */
export function normalisedLogin(login: string): string {
  const normalised = login.normalize('NFKC').trim().toLowerCase();
  if (normalised === '' || normalised.length > MAX_LOGIN || /[\s\p{C}]/u.test(normalised))
    reject('LOGIN_INVALID', { max: MAX_LOGIN }, ['login']);
  return normalised;
}

/** Throws `NAME_INVALID`. */
export function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME) reject('NAME_INVALID', { max: MAX_NAME }, ['displayName']);
  return trimmed;
}

/** Throws `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_LONG`, `PASSWORD_IS_LOGIN`. Length is what counts; no rules about kinds of characters. */
export function checkPassword(password: string, login: string): void {
  const { length } = [...password];
  if (length < MIN_PASSWORD) reject('PASSWORD_TOO_SHORT', { min: MIN_PASSWORD }, ['password']);
  if (length > MAX_PASSWORD) reject('PASSWORD_TOO_LONG', { max: MAX_PASSWORD }, ['password']);
  if (login.length >= 4 && password.normalize('NFKC').toLowerCase().includes(login)) reject('PASSWORD_IS_LOGIN', {}, ['password']);
}

/** Who looks over the others' work holds none of their roles. */
const watching: readonly string[] = ['AUDITOR', 'DATA_PROTECTION_OFFICER'];
const watched: readonly string[] = ['MEMBER', 'ADMIN'];

/** Without doubles, in the order of the table. Throws `ROLE_UNKNOWN`, `ROLES_CONFLICT`. */
export function checkedRoles(roles: readonly string[]): InstitutionRole[] {
  for (const role of roles) if (!isInstitutionRole(role)) reject('ROLE_UNKNOWN', { role: role.slice(0, 40) }, ['roles']);
  const holds = (some: readonly string[]): boolean => roles.some((role) => some.includes(role));
  if (holds(watching) && holds(watched)) reject('ROLES_CONFLICT', {}, ['roles']);
  return Object.keys(institutionRoles).filter((role): role is InstitutionRole => roles.includes(role));
}

/** Who looks over others: no one person alone lets somebody in with such a role. */
export const isWatching = (role: string): boolean => watching.includes(role);

export const isPossiblePassword = (password: string): boolean => password.length > 0 && [...password].length <= MAX_PASSWORD;
