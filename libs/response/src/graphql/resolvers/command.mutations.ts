import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, memberIn, neededSeal, sealed, written, type EdgeRequest } from '#edge';
import { ChangeIncident } from '../../application/change-incident.js';
import type { Body } from '../../domain/body/bodies.js';
import { incidentNamed, knownMember } from '../commands/links.js';
import {
  AssignDutyInput,
  ChangeResponseLevelInput,
  HandOverDutyInput,
  OpenBodyInput,
  PostInput,
  StandDownInput,
} from '../inputs/command.js';
import { IncidentPayload } from '../payloads.js';

/** Level, bodies, posts and duties: who commands. */
@Resolver()
export class CommandMutations {
  constructor(private readonly gate: CommandGate) {}

  @Mutation(() => IncidentPayload, { description: 'A person sets the level in force; lowering needs grounds 「対応レベルの変更」' })
  changeResponseLevel(@Args('input') input: ChangeResponseLevelInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'changeResponseLevel',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) =>
        new ChangeIncident(incident, { type: 'ChangeResponseLevel', to: input.level, grounds: sealed(input.grounds) }, context),
    });
  }

  @Mutation(() => IncidentPayload, { description: 'Forms the emergency response team 「緊急対策チームの編成」' })
  formTeam(@Args('input') input: OpenBodyInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.openBody(edge, input, 'formTeam', 'TEAM');
  }

  @Mutation(() => IncidentPayload, { description: 'Opens the crisis headquarters 「危機対策本部の設置」' })
  openHeadquarters(@Args('input') input: OpenBodyInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.openBody(edge, input, 'openHeadquarters', 'HEADQUARTERS');
  }

  @Mutation(() => IncidentPayload, { description: 'Opens the on-site headquarters 「現地対策本部の設置」' })
  openOnSiteHeadquarters(@Args('input') input: OpenBodyInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.openBody(edge, input, 'openOnSiteHeadquarters', 'ON_SITE_HEADQUARTERS');
  }

  @Mutation(() => IncidentPayload, { description: 'Stands a body down 「体制の解散」' })
  standDown(@Args('input') input: StandDownInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'standDown',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) =>
        new ChangeIncident(incident, { type: 'StandDownBody', body: input.body, grounds: neededSeal(input.grounds, 'grounds') }, context),
    });
  }

  @Mutation(() => IncidentPayload, { description: 'Gives a member a post; the head post passes on 「任命」' })
  assignPost(@Args('input') input: PostInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.changePost(edge, input, 'assignPost', 'AssignPost');
  }

  @Mutation(() => IncidentPayload, { description: 'Takes a post from a member 「解任」' })
  vacatePost(@Args('input') input: PostInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.changePost(edge, input, 'vacatePost', 'VacatePost');
  }

  @Mutation(() => IncidentPayload, { description: 'Gives a duty to a member, one at a time 「担当の割当」' })
  assignDuty(@Args('input') input: AssignDutyInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'assignDuty',
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => {
        const memberId = await knownMember(edge, input.memberId, 'memberId');
        return new ChangeIncident(incident, { type: 'AssignDuty', duty: input.duty, memberId }, context);
      },
    });
  }

  @Mutation(() => IncidentPayload, { description: 'Hands a duty over, with a note 「担当の引継ぎ」' })
  handOverDuty(@Args('input') input: HandOverDutyInput, @Context('edge') edge: EdgeRequest): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action: 'handOverDuty',
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => {
        const to = await knownMember(edge, input.to, 'to');
        return new ChangeIncident(incident, { type: 'HandOverDuty', duty: input.duty, to, note: sealed(input.note) }, context);
      },
    });
  }

  private openBody(edge: EdgeRequest, input: OpenBodyInput, action: string, body: Body): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action,
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => {
        const headId = await knownMember(edge, input.headId, 'headId');
        const { place, grounds } = input;
        return new ChangeIncident(incident, { type: 'OpenBody', body, headId, place: written(place), grounds: sealed(grounds) }, context);
      },
    });
  }

  private changePost(edge: EdgeRequest, input: PostInput, action: string, type: 'AssignPost' | 'VacatePost'): Promise<IncidentPayload> {
    return this.gate.change(edge, input, {
      action,
      about: () => incidentNamed(input.incidentId),
      command: async ({ incident }, context) => {
        // A post is taken from whoever holds it, also from an account that is gone.
        const memberId =
          type === 'AssignPost' ? await knownMember(edge, input.memberId, 'memberId') : memberIn(input.memberId, ['memberId']);
        return new ChangeIncident(incident, { type, body: input.body, post: input.post, memberId }, context);
      },
    });
  }
}
