import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { OpenedSession } from '#access';
import { CORE, refusal, type Core, type EdgeRequest } from '#edge';
import { SERVER_CONFIG, type ServerConfig } from '../config.js';
import { DemoEntrance } from '../drill/demo-entrance.js';
import { CompleteSetupInput, EnterDemoInput, SignInInput, SignInPayload, SignOutPayload } from './sign-in.js';
import { ViewerOf } from './viewer-of.js';
import { OpenToEveryone } from '../http/signed-in.guard.js';

@Resolver()
export class SignInResolver {
  constructor(
    @Inject(CORE) private readonly core: Core,
    @Inject(SERVER_CONFIG) private readonly config: ServerConfig,
    private readonly demo: DemoEntrance,
    private readonly viewerOf: ViewerOf,
  ) {}

  @OpenToEveryone()
  @Mutation(() => SignInPayload, { description: 'Opens a session with a local account 「サインイン」' })
  signIn(@Args('input') { login, password }: SignInInput, @Context('edge') edge: EdgeRequest): Promise<SignInPayload> {
    return this.opened(edge, () => this.core.access.accounts.signIn(login, password, edge.http?.address));
  }

  @OpenToEveryone()
  @Mutation(() => SignInPayload, { description: 'Enters a drill as a role; refused anywhere else 「訓練に入る」' })
  enterDemo(@Args('input') { role }: EnterDemoInput, @Context('edge') edge: EdgeRequest): Promise<SignInPayload> {
    return this.opened(edge, () => this.demo.enter(role));
  }

  @OpenToEveryone()
  @Mutation(() => SignInPayload, { description: 'Makes the first administrator by the one-time link 「初期設定」' })
  completeSetup(@Args('input') { token, ...person }: CompleteSetupInput, @Context('edge') edge: EdgeRequest): Promise<SignInPayload> {
    return this.opened(edge, async () => {
      await this.core.access.setup.complete(token, { ...person, institutionId: this.config.institutionId });
      return this.core.access.accounts.signIn(person.login, person.password);
    });
  }

  @OpenToEveryone()
  @Mutation(() => SignOutPayload, { description: 'Ends this session 「サインアウト」' })
  async signOut(@Context('edge') edge: EdgeRequest): Promise<SignOutPayload> {
    edge.http?.cookie.clear();
    if (edge.callerOrNone) await this.core.access.sessions.signOut(edge.callerOrNone);
    return { errors: [] };
  }

  private async opened(edge: EdgeRequest, open: () => Promise<OpenedSession>): Promise<SignInPayload> {
    try {
      const { token, caller } = await open();
      edge.http?.cookie.set(token);
      edge.become(caller);
      return { viewer: await this.viewerOf.caller(caller), errors: [] };
    } catch (error) {
      return { viewer: null, errors: refusal(error, edge).errors };
    }
  }
}
