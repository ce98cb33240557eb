import { setTimeout as after } from 'node:timers/promises';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Following } from '#projection';
import type { RunningCore } from '../core/open-core.js';
import { RUNNING_CORE } from '../core/running-core.js';

type Reach = 'ok' | 'unreachable';
type LogState = Reach | 'damaged';

interface Readiness {
  readonly ready: boolean;
  /** `damaged`: something in it is not as it was written; it has to be verified and restored from a backup. */
  readonly log: LogState;
  readonly vault: Reach;
  readonly boards: Following;
  /** Views that stopped at a record they cannot read, and where. */
  readonly stopped: Readonly<Record<string, string>>;
  readonly sealFaults: Readonly<Record<string, number>>;
}

/** Who has not answered by then counts as unreachable; whoever asks waits no longer. */
const PATIENCE_MS = 3_000;

@Controller()
export class HealthController {
  constructor(@Inject(RUNNING_CORE) private readonly core: RunningCore) {}

  /** The process answers. */
  @Get('healthz')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * It can record and show: log and vault are reachable and the boards follow the log. A view that stopped is named only: its record stops every
   * server, and all that it does not concern goes on.
   */
  @Get('readyz')
  async readiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { store, vault: keys, projection, privacy } = this.core;
    const [reach, vault] = await Promise.all([reachOf(store.head()), reachOf(keys.ping())]);
    const log: LogState = store.damage ? 'damaged' : reach;
    const boards = projection.following;
    const ready = log === 'ok' && vault === 'ok' && boards === 'following';
    void reply.status(ready ? 200 : 503);
    return { ready, log, vault, boards, stopped: Object.fromEntries(projection.stopped), sealFaults: privacy.opener.faultCounts };
  }
}

async function reachOf(answer: Promise<unknown>): Promise<Reach> {
  const ok = answer.then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return Promise.race([ok, after(PATIENCE_MS, 'unreachable' as const, { ref: false })]);
}
