import { epochMilliseconds, type Clock, type Uuid } from '#kernel';
import type { Caller } from '../caller.js';
import type { Revocations } from './revocations.js';

/** How long an answer holds: what another server revokes takes effect within a second here. */
const HOLDS_MS = 500;
const MOST = 10_000;

/** Callers authenticated a moment ago, so that a burst of requests reads the vault once. What this server revokes is forgotten at once. */
export class RecentCallers {
  private readonly recent = new Map<string, { readonly caller: Caller; readonly until: number }>();

  constructor(
    revocations: Revocations,
    private readonly clock: Clock,
    private readonly authenticate: (token: string) => Promise<Caller>,
  ) {
    revocations.listen((identity) => this.forget(identity));
  }

  async of(token: string): Promise<Caller> {
    const now = epochMilliseconds(this.clock.now());
    const known = this.recent.get(token);
    if (known && now < known.until) return known.caller;
    const caller = await this.authenticate(token);
    this.recent.delete(token);
    this.recent.set(token, { caller, until: now + HOLDS_MS });
    if (this.recent.size > MOST) this.recent.delete(this.recent.keys().next().value!);
    return caller;
  }

  forget(identity: Uuid): void {
    for (const [token, { caller }] of this.recent) if (caller.identity === identity) this.recent.delete(token);
  }
}
