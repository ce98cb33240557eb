import { Inject } from '@nestjs/common';
import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DateTime } from '#edge';
import { codesOf } from '#vocabulary';
import type { RunningCore } from '../core/open-core.js';
import { RUNNING_CORE } from '../core/running-core.js';
import { version } from '../core/version.js';
import { DemoEntrance } from '../drill/demo-entrance.js';
import { demoRoles } from '../drill/demo-roles.js';
import { DemoRole } from './sign-in.js';
import { OpenToEveryone } from '../http/signed-in.guard.js';

@ObjectType({ description: 'The service itself, shown on every screen 「サーバー」' })
export class Server {
  @Field(() => DateTime, { description: 'Its clock; of a drill, the drill’s 「サーバーの時刻」' })
  now!: string;

  @Field(() => Boolean, { description: 'Whether this log is a drill 「訓練」' })
  drill!: boolean;

  @Field(() => Float, { nullable: true, description: 'How many times as fast as real time the drill’s clock runs 「訓練時計の倍率」' })
  drillRate?: number | null;

  @Field(() => Boolean, { description: 'Whether roles can be entered by choosing one 「役を選んで入れるか」' })
  demo!: boolean;

  @Field(() => [DemoRole], { description: 'Roles of the drill that can be entered 「訓練の役」' })
  demoRoles!: DemoRole[];

  @Field(() => Boolean, { description: 'No account exists yet: only the set-up link works 「初期設定前」' })
  setupOpen!: boolean;

  @Field(() => String, { description: 'Of the program 「版」' })
  version!: string;

  @Field(() => [String], { description: 'Views that stopped at a record they cannot read 「止まった表示」' })
  viewsStopped!: string[];
}

@Resolver(() => Server)
export class ServerResolver {
  constructor(
    @Inject(RUNNING_CORE) private readonly core: RunningCore,
    private readonly demo: DemoEntrance,
  ) {}

  @OpenToEveryone()
  @Query(() => Server, { description: 'Open to everyone: needed to sign in 「サーバーの情報」' })
  async server(): Promise<Server> {
    const { clock, store, drillClock, projection, access } = this.core;
    return {
      now: clock.now(),
      drill: store.identity.drill,
      drillRate: drillClock?.rate ?? null,
      demo: this.demo.isOpen,
      demoRoles: this.demo.isOpen ? codesOf(demoRoles).map((key) => ({ key, label: demoRoles[key] })) : [],
      setupOpen: !this.demo.isOpen && (await access.setup.isOpen()),
      version,
      viewsStopped: [...projection.stopped.keys()],
    };
  }
}
