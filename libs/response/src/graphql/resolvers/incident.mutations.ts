import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, incidentIn, neededSeal, within, written, type EdgeRequest } from '#edge';
import { ChangeIncident } from '../../application/change-incident.js';
import type { CloseIncident } from '../../domain/incident/commands.js';
import { reject } from '../../errors.js';
import { incidentNamed } from '../commands/links.js';
import { CloseIncidentInput, CorrectIncidentInput, CorrectWordingInput, ReopenIncidentInput } from '../inputs/incident.js';
import { EntryPayload, IncidentPayload } from '../payloads.js';

@Resolver()
export class IncidentMutations {
  constructor(private readonly gate: CommandGate) {}

  @Mutation(() => IncidentPayload, {
    description: 'Replaces title, kind, place and zone; the former stay readable 「事案名・種類・場所の訂正」',
  })
  correctIncident(@Args('input') input: CorrectIncidentInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'correctIncident',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) =>
        new ChangeIncident(
          incident,
          {
            type: 'CorrectIncident',
            title: neededSeal(input.title, 'title'),
            kind: input.kind ?? undefined,
            place: written(input.place),
            zone: input.zone ?? undefined,
            reason: neededSeal(input.reason, 'reason'),
          },
          context,
        ),
    });
  }

  @Mutation(() => EntryPayload, {
    description:
      'Replaces the grounds of a level, an opening or a standing down, the reason of a closing, the note of a hand-over 「文言の訂正」',
  })
  correctWording(@Args('input') input: CorrectWordingInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'correctWording',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          {
            type: 'CorrectWording',
            entryId: id,
            wording: neededSeal(input.wording, 'wording'),
            reason: neededSeal(input.reason, 'reason'),
          },
          context,
        ),
    });
  }

  @Mutation(() => IncidentPayload, { description: 'Ends the work on an incident 「事案の終了」' })
  closeIncident(@Args('input') input: CloseIncidentInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'closeIncident',
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => new ChangeIncident(incident, await closing(edge, input), context),
    });
  }

  @Mutation(() => IncidentPayload, { description: 'Goes on with an incident that was closed 「事案の再開」' })
  reopenIncident(@Args('input') input: ReopenIncidentInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'reopenIncident',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) =>
        new ChangeIncident(incident, { type: 'ReopenIncident', reason: neededSeal(input.reason, 'reason') }, context),
    });
  }
}

/** The incident that is duplicated must be one that the caller may see. Throws `DUPLICATE_NEEDED` and `INCIDENT_NOT_FOUND`. */
async function closing(edge: EdgeRequest, { outcome, duplicateOf, reason }: CloseIncidentInput): Promise<CloseIncident> {
  const sealedReason = neededSeal(reason, 'reason');
  if (outcome !== 'DUPLICATE_OF') return { type: 'CloseIncident', outcome, reason: sealedReason };
  if (!duplicateOf) return reject('DUPLICATE_NEEDED', {}, ['duplicateOf']);
  const original = incidentIn(duplicateOf, ['duplicateOf']);
  await edge.authorise('viewIncidents', original);
  return { type: 'CloseIncident', outcome, duplicateOf: original, reason: sealedReason };
}
