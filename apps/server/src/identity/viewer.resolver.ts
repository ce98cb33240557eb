import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { incidentIn, type EdgeRequest } from '#edge';
import { Relations, relationsFrom } from './relations.js';
import { Viewer } from './sign-in.js';
import { ViewerOf } from './viewer-of.js';
import { OpenToEveryone } from '../http/signed-in.guard.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewerOf: ViewerOf) {}

  @OpenToEveryone()
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; nobody: null 「サインイン中の利用者」' })
  viewer(@Context('edge') edge: EdgeRequest): Promise<Viewer> | null {
    return edge.callerOrNone ? this.viewerOf.caller(edge.callerOrNone) : null;
  }

  @ResolveField(() => [String], {
    description: 'What the caller may do outside any incident, by the names of the mutations and of the views 「できる操作」',
  })
  async actions(@Context('edge') edge: EdgeRequest): Promise<string[]> {
    return [...(await edge.sight()).actions];
  }

  @ResolveField(() => Relations, { description: 'Duties and posts held in an incident 「事案での担当と役職」' })
  async relations(@Args('incidentId', { type: () => ID }) id: string, @Context('edge') edge: EdgeRequest): Promise<Relations> {
    const incident = incidentIn(id, ['incidentId']);
    await edge.authorise('viewIncidents', incident);
    return relationsFrom(await edge.sight(incident));
  }
}
