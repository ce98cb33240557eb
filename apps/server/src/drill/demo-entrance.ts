import { Inject, Injectable } from '@nestjs/common';
import { reject, type Caller, type OpenedSession } from '#access';
import { RUNNING_CORE } from '../core/running-core.js';
import type { RunningCore } from '../core/open-core.js';
import { SERVER_CONFIG, type ServerConfig } from '../config.js';
import { demoAccounts } from './demo-accounts.js';
import type { DemoRoleKey } from './demo-roles.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Enter by choosing a role: only in a drill store, only on loopback. */
@Injectable()
export class DemoEntrance {
  private accounts: Awaited<ReturnType<typeof demoAccounts>> | undefined;

  constructor(
    @Inject(RUNNING_CORE) private readonly core: RunningCore,
    @Inject(SERVER_CONFIG) private readonly config: ServerConfig,
  ) {}

  get isOpen(): boolean {
    return this.core.store.identity.drill && LOOPBACK.has(this.config.host) && !this.config.publicUrl;
  }

  /** Throws `DEMO_ONLY_IN_DRILL` and `ACCOUNT_NOT_FOUND`. */
  async enter(role: string): Promise<OpenedSession> {
    if (!this.isOpen) reject('DEMO_ONLY_IN_DRILL');
    const account = (await this.people()).get(role as DemoRoleKey);
    return account ? this.core.access.accounts.enterDemo(account) : reject('ACCOUNT_NOT_FOUND', {}, ['role']);
  }

  async roleOf(caller: Caller): Promise<string | null> {
    if (caller.kind !== 'demo') return null;
    return [...(await this.people())].find(([, id]) => id === caller.identity)?.[0] ?? null;
  }

  private async people(): Promise<Awaited<ReturnType<typeof demoAccounts>>> {
    return (this.accounts ??= await demoAccounts(this.core.vault, this.config.institutionId));
  }
}
