import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, RecordedOutcome } from '#commands';
import { CORE, type Core } from '#edge';
import type { Uuid } from '#kernel';
import { incidentDecider } from '../domain/decider.js';
import type { IncidentCommand } from '../domain/commands.js';
import type { Manual } from '../policies/level/manual.js';
import { dutyHeldBy } from './acting-duty.js';
import { MANUALS } from './manuals.js';

/** Anything asked of the stream of one incident. */
export class ChangeIncident {
  constructor(
    readonly incident: Uuid,
    readonly command: IncidentCommand,
    readonly context: CommandContext,
  ) {}
}

@CommandHandler(ChangeIncident)
export class ChangeIncidentHandler implements ICommandHandler<ChangeIncident> {
  private readonly decider;

  constructor(
    @Inject(CORE) private readonly core: Core,
    @Inject(MANUALS) manuals: readonly Manual[],
  ) {
    this.decider = incidentDecider({ manuals });
  }

  execute({ incident, command, context }: ChangeIncident): Promise<RecordedOutcome> {
    const actor = { ...context.actor, ...dutyHeldBy(this.core.model, incident, context.actor.id) };
    return this.core.commands.run(this.decider, `incident-${incident}`, command, { ...context, actor });
  }
}
