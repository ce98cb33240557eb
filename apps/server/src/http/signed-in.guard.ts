import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { reject } from '#access';
import type { EdgeRequest } from '#edge';

const OPEN = 'open to everyone';
const CHOOSING_PASSWORD = 'open to whoever has still to choose a password';

/** Declares a root field that works for somebody who is not signed in. */
export const OpenToEveryone = () => SetMetadata(OPEN, true);

/** Declares a root field that works for somebody who signed in with a password that somebody else gave, or awaits a second person's consent. */
export const OpenBeforePasswordChange = () => SetMetadata(CHOOSING_PASSWORD, true);

/**
 * Every root field is for people who are signed in, with a password of their own and consented to, unless it says otherwise; asked before ids and
 * inputs are looked at.
 */
@Injectable()
export class SignedInGuard implements CanActivate {
  private readonly reflector = new Reflector();

  /** Throws `NOT_SIGNED_IN`, `PASSWORD_CHANGE_REQUIRED` and `CONSENT_REQUIRED`. */
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql' || this.declares(OPEN, context)) return true;
    const { caller } = context.getArgByIndex<{ edge: EdgeRequest }>(2).edge;
    if (this.declares(CHOOSING_PASSWORD, context)) return true;
    if (caller.mustChangePassword) reject('PASSWORD_CHANGE_REQUIRED');
    if (caller.awaitsConsent) reject('CONSENT_REQUIRED');
    return true;
  }

  private declares(what: string, context: ExecutionContext): boolean {
    return this.reflector.get(what, context.getHandler()) === true;
  }
}
