import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '#access';
import { CORE, memberOf, type Core } from '#edge';
import { DemoEntrance } from '../drill/demo-entrance.js';
import type { Viewer } from './sign-in.js';

@Injectable()
export class ViewerOf {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly demo: DemoEntrance,
  ) {}

  /** The signed-in caller as its own browser sees it. */
  async caller(caller: Caller): Promise<Viewer> {
    return {
      member: memberOf(caller.identity)!,
      roles: [...caller.roles],
      institutionId: caller.institutionId,
      mustChangePassword: caller.mustChangePassword ?? false,
      awaitsConsent: caller.awaitsConsent ?? false,
      demoRole: await this.demo.roleOf(caller),
      // The same on every sign-in, so that what this account left unsent opens again; nobody else gets it.
      outboxKey: caller.mustChangePassword || caller.awaitsConsent ? null : this.outboxKeyOf(caller),
    };
  }

  private outboxKeyOf({ identity }: Caller): string {
    return Buffer.from(this.core.privacy.digest.ofInput(['outbox', identity]), 'hex').toString('base64');
  }
}
