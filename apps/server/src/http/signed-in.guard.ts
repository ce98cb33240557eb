import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { EdgeRequest } from '#edge';

const OPEN = 'open to everyone';

/** Declares a root field that works for somebody who is not signed in. */
export const OpenToEveryone = () => SetMetadata(OPEN, true);

/** Every root field is for people who are signed in, unless it says otherwise; asked before ids and inputs are looked at. */
@Injectable()
export class SignedInGuard implements CanActivate {
  private readonly reflector = new Reflector();

  /** Throws `NOT_SIGNED_IN`. */
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() === 'graphql' && !this.reflector.get(OPEN, context.getHandler()))
      void context.getArgByIndex<{ edge: EdgeRequest }>(2).edge.caller;
    return true;
  }
}
