import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, CORE, neededSeal, within, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { ChangeIncident } from '../../application/change-incident.js';
import type { DecisionInput } from '../../domain/decision/commands.js';
import { DecisionRecorded } from '../../domain/decision/events.js';
import { decisions } from '../../views/decisions.view.js';
import { decisionContentOf } from '../commands/decision.js';
import { incidentNamed } from '../commands/links.js';
import { CorrectDecisionInput, RecordDecisionInput } from '../inputs/decision.js';
import { DecisionPayload } from '../payloads.js';

@Resolver()
export class DecisionMutations {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: CommandGate,
  ) {}

  @Mutation(() => DecisionPayload, { description: 'A decision with its options, reasons and grounds 「決定の記録」' })
  recordDecision(@Args('input') input: RecordDecisionInput, @Context('edge') edge: EdgeRequest): Promise<DecisionPayload> {
    return this.gate.change(edge, input, {
      action: 'recordDecision',
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => {
        // Before the record is looked into: it must tell nothing to who may not read it.
        await context.authorise();
        return new ChangeIncident(incident, { type: 'RecordDecision', ...(await decisionContentOf(edge, incident, input)) }, context);
      },
      made: ({ events }) => events.find(({ type }) => type === DecisionRecorded.type)!.id,
    });
  }

  @Mutation(() => DecisionPayload, { description: 'Replaces what a decision says; the former text stays readable 「決定の訂正」' })
  correctDecision(@Args('input') input: CorrectDecisionInput, @Context('edge') edge: EdgeRequest): Promise<DecisionPayload> {
    return this.gate.change(edge, input, {
      action: 'correctDecision',
      about: () => within('Decision', input.decisionId, ['decisionId']),
      command: async ({ incident, id }, context) => {
        await context.authorise();
        return new ChangeIncident(
          incident,
          {
            type: 'CorrectDecision',
            entryId: id,
            reason: neededSeal(input.reason, 'reason'),
            ...this.asDecided(incident, id),
            ...(await decisionContentOf(edge, incident, input)),
          },
          context,
        );
      },
    });
  }

  /** A correction of the words does not decide anew: by whom, when and before which board stay, unless they are corrected too. */
  private asDecided(incident: Uuid, id: Uuid): Pick<DecisionInput, 'decidedAt' | 'deciderId' | 'basedOn'> {
    const { decidedAt, deciderId, basedOn } = this.core.model.get(decisions, incident, id)?.content ?? {};
    return { decidedAt, deciderId, basedOn };
  }
}
