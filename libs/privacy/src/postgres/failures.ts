import { DatabaseError } from 'pg';
import { DomainError } from '#kernel';
import type { privacyErrors } from '../errors.js';

type Code = keyof typeof privacyErrors;

const codeOfState: Readonly<Record<string, Code>> = {
  '28000': 'VAULT_SIGN_IN_REFUSED',
  '28P01': 'VAULT_SIGN_IN_REFUSED',
  '3D000': 'VAULT_DATABASE_MISSING',
  '42501': 'VAULT_DATABASE_MISSING',
  '25006': 'VAULT_READ_ONLY',
};
/** Lost connections, no resources, no space, stopping or starting, timeouts, deadlocks: later it may work. */
const PASSING_STATE = /^(08|53|57|58|55P03|40)/;
const CERTIFICATE = /CERT|SIGNATURE|ERR_(TLS|SSL)/;
const NO_TLS = 'The server does not support SSL connections';
/** Of the client, when a password is asked for and none was given. */
const NO_PASSWORD = /^SASL: .*password/;
const LOST = /terminated|timeout|not queryable/i;

/**
 * What a failure of the database means. PostgreSQL's own words are left out everywhere: they name the user, and the values that a
 * statement was about.
 */
export function failureOf(fault: unknown): Error {
  if (fault instanceof DomainError || !Error.isError(fault)) return fault as Error;
  if (fault instanceof DatabaseError) return failureOfState(fault.code ?? 'XX000');
  if (NO_PASSWORD.test(fault.message)) return new DomainError('VAULT_SIGN_IN_REFUSED' satisfies Code);
  const { code } = fault as NodeJS.ErrnoException;
  if ((code !== undefined && CERTIFICATE.test(code)) || fault.message === NO_TLS)
    return new DomainError('VAULT_CERTIFICATE_REFUSED' satisfies Code, { reason: code ?? 'NO_TLS' });
  if (code !== undefined || LOST.test(fault.message))
    return new DomainError('VAULT_UNREACHABLE' satisfies Code, { reason: code ?? 'CONNECTION_LOST' });
  return fault;
}

function failureOfState(state: string): Error {
  const code = codeOfState[state];
  if (code) return new DomainError(code);
  if (PASSING_STATE.test(state)) return new DomainError('VAULT_UNREACHABLE' satisfies Code, { reason: state });
  return new Error(`the database of the vault refused a statement (SQLSTATE ${state})`);
}
