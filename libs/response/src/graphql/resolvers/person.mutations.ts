import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { entityIdOf } from '#commands';
import { CommandGate, CORE, neededSeal, within, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { ChangeIncident } from '../../application/change-incident.js';
import { reject } from '../../errors.js';
import { chronology } from '../../views/chronology.view.js';
import { incidentNamed, personIn } from '../commands/links.js';
import { profileOf, stateOf } from '../commands/person.js';
import { AddPersonInput, CorrectPersonInput, CorrectPersonStateInput, RecordPersonStateInput } from '../inputs/person.js';
import { PersonPayload } from '../payloads.js';

@Resolver()
export class PersonMutations {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: CommandGate,
  ) {}

  @Mutation(() => PersonPayload, { description: 'Puts a person on the roster 「対象者の登録」' })
  addPerson(@Args('input') input: AddPersonInput, @Context('edge') edge: EdgeRequest): Promise<PersonPayload> {
    return this.gate.change(edge, input, {
      action: 'addPerson',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) => new ChangeIncident(incident, { type: 'AddPerson', ...profileOf(input.profile) }, context),
      made: ({ commandId }) => entityIdOf(commandId, 0),
    });
  }

  @Mutation(() => PersonPayload, { description: 'Replaces what is known of a person in full 「対象者の訂正」' })
  correctPerson(@Args('input') input: CorrectPersonInput, @Context('edge') edge: EdgeRequest): Promise<PersonPayload> {
    return this.gate.change(edge, input, {
      action: 'correctPerson',
      about: () => within('Person', input.personId, ['personId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'CorrectPerson', personId: id, reason: neededSeal(input.reason, 'reason'), ...profileOf(input.profile) },
          context,
        ),
    });
  }

  @Mutation(() => PersonPayload, { description: 'One or more of the four facts of a person, or words 「安否の記録」' })
  recordPersonState(@Args('input') input: RecordPersonStateInput, @Context('edge') edge: EdgeRequest): Promise<PersonPayload> {
    return this.gate.change(edge, input, {
      action: 'recordPersonState',
      about: () => within('Person', input.personId, ['personId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(incident, { type: 'RecordPersonState', personId: id, ...stateOf(incident, input.state) }, context),
    });
  }

  @Mutation(() => PersonPayload, { description: 'Replaces what was said of a person; the former claim stays readable 「安否の訂正」' })
  correctPersonState(@Args('input') input: CorrectPersonStateInput, @Context('edge') edge: EdgeRequest): Promise<PersonPayload> {
    return this.gate.change(edge, input, {
      action: 'correctPersonState',
      about: async () => {
        const { incident, id: entryId } = within('Entry', input.claimId, ['claimId']);
        // What is looked up would tell a stranger which entries there are.
        await edge.authorise('correctPersonState', incident);
        return { incident, entryId, id: this.personOf(incident, entryId, input.personId) };
      },
      command: ({ incident, entryId, id }, context) =>
        new ChangeIncident(
          incident,
          {
            type: 'CorrectPersonState',
            entryId,
            personId: id,
            reason: neededSeal(input.reason, 'reason'),
            ...stateOf(incident, input.state),
          },
          context,
        ),
    });
  }

  /** Whom the claim is of from now on: the one it is corrected to, else the one it was of. */
  private personOf(incident: Uuid, entryId: Uuid, corrected: string | null | undefined): Uuid {
    if (corrected) return personIn(incident, corrected, 'personId');
    const row = this.core.model.get(chronology, incident, entryId);
    return row?.personIds[0] ?? reject('ENTRY_UNKNOWN', { entryId }, ['claimId']);
  }
}
