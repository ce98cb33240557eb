import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CORE, type Core } from '#edge';

interface Readiness {
  readonly ready: boolean;
  readonly log: 'ok' | 'unreachable';
  /** Views that stopped at a record they cannot read, and where. */
  readonly stopped: Readonly<Record<string, string>>;
  readonly sealFaults: Readonly<Record<string, number>>;
}

@Controller()
export class HealthController {
  constructor(@Inject(CORE) private readonly core: Core) {}

  /** The process answers. */
  @Get('healthz')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can record and show: the log is reachable and every view follows it. */
  @Get('readyz')
  async readiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const log = await this.core.store.head().then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    );
    const stopped = Object.fromEntries(this.core.projection.stopped);
    const ready = log === 'ok' && Object.keys(stopped).length === 0;
    void reply.status(ready ? 200 : 503);
    return { ready, log, stopped, sealFaults: this.core.privacy.opener.faultCounts };
  }
}
