import { Type } from 'typebox';
import { Coded, event, operational } from '#contracts';
import { institutionRoles } from '../caller.js';

const Id = Type.String({ format: 'uuid' });
const Roles = Type.Array(Coded(institutionRoles), { uniqueItems: true });

// Logins and names are erasable and stay in the vault; the record knows accounts by their id.
export const AccountCreated = event('access.account-created', 1, { accountId: operational(Id), roles: operational(Roles) });
export const AccountRolesChanged = event('access.account-roles-changed', 1, { accountId: operational(Id), roles: operational(Roles) });
export const AccountDisabled = event('access.account-disabled', 1, { accountId: operational(Id) });
export const AccountEnabled = event('access.account-enabled', 1, { accountId: operational(Id) });
/** Somebody who had no hand in who this account is and what it may do stands by it. */
export const AccountConsented = event('access.account-consented', 1, { accountId: operational(Id) });
/** Name, login and password were destroyed; the record keeps the id. */
export const AccountRemoved = event('access.account-removed', 1, { accountId: operational(Id) });
export const PasswordChanged = event('access.password-changed', 1, { accountId: operational(Id) });
export const SignedIn = event('access.signed-in', 1, {
  accountId: operational(Id),
  kind: operational(Type.Enum(['person', 'demo'])),
});
export const SignedOut = event('access.signed-out', 1, { accountId: operational(Id), everywhere: operational(Type.Boolean()) });
/** Guessing at this account's password was slowed down. */
export const SignInThrottled = event('access.sign-in-throttled', 1, { accountId: operational(Id) });
export const ServiceTokenIssued = event('access.service-token-issued', 1, {
  tokenId: operational(Id),
  roles: operational(Roles),
  scope: operational(Type.Array(Type.String())),
});
export const ServiceTokenRevoked = event('access.service-token-revoked', 1, { tokenId: operational(Id) });

export const accountEvents = [
  AccountCreated,
  AccountRolesChanged,
  AccountDisabled,
  AccountEnabled,
  AccountConsented,
  AccountRemoved,
  PasswordChanged,
  SignedIn,
  SignedOut,
  SignInThrottled,
  ServiceTokenIssued,
  ServiceTokenRevoked,
] as const;
