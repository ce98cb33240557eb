import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, neededSeal, within, type EdgeRequest } from '#edge';
import { ChangeIncident } from '../../application/change-incident.js';
import { figureOf, incidentFactOf } from '../commands/figure.js';
import { incidentNamed } from '../commands/links.js';
import { CorrectFigureInput, CorrectIncidentFactInput, RecordIncidentFactInput, ReportFigureInput } from '../inputs/figure.js';
import { EntryPayload, IncidentPayload } from '../payloads.js';

/** Numbers from outside and facts about the incident as a whole: what levels rest on beside the persons. */
@Resolver()
export class FigureMutations {
  constructor(private readonly gate: CommandGate) {}

  @Mutation(() => IncidentPayload, { description: 'A fact about the incident as a whole that levels name 「事案の事実」' })
  recordIncidentFact(@Args('input') input: RecordIncidentFactInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'recordIncidentFact',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) => new ChangeIncident(incident, { type: 'RecordIncidentFact', ...incidentFactOf(input) }, context),
    });
  }

  @Mutation(() => EntryPayload, { description: 'Replaces a fact about the incident; the former stays readable 「事案の事実の訂正」' })
  correctIncidentFact(@Args('input') input: CorrectIncidentFactInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'correctIncidentFact',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'CorrectIncidentFact', entryId: id, reason: neededSeal(input.reason, 'reason'), ...incidentFactOf(input) },
          context,
        ),
    });
  }

  @Mutation(() => IncidentPayload, { description: 'A number from outside, kept by its source and never added up 「外部の数」' })
  reportFigure(@Args('input') input: ReportFigureInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'reportFigure',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) => new ChangeIncident(incident, { type: 'ReportFigure', ...figureOf(input) }, context),
    });
  }

  @Mutation(() => EntryPayload, { description: 'Replaces a number from outside; the former stays readable 「外部の数の訂正」' })
  correctFigure(@Args('input') input: CorrectFigureInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'correctFigure',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'CorrectFigure', entryId: id, reason: neededSeal(input.reason, 'reason'), ...figureOf(input) },
          context,
        ),
    });
  }
}
