import { Inject } from '@nestjs/common';
import { Args, Context, Field, Float, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { reject } from '#access';
import { DateTime, refusal, UserError, type EdgeRequest } from '#edge';
import type { Instant } from '#kernel';
import type { RunningCore } from '../core/open-core.js';
import { RUNNING_CORE } from '../core/running-core.js';
import { DemoEntrance } from './demo-entrance.js';

@InputType({ description: 'How the drill’s clock goes on 「訓練時計」' })
export class SetDrillClockInput {
  @Field(() => Float, { description: 'Times real time, 0 stops it' })
  @IsNumber()
  @Min(0)
  @Max(600)
  rate!: number;

  @Field(() => DateTime, { nullable: true, description: 'What it shows from now on; never back' })
  @IsOptional()
  shows?: string;
}

@ObjectType({ description: 'Answer of setDrillClock' })
export class SetDrillClockPayload {
  @Field(() => DateTime, { nullable: true })
  now?: string | null;

  @Field(() => [UserError])
  errors!: UserError[];
}

@Resolver()
export class DrillClockResolver {
  constructor(
    @Inject(RUNNING_CORE) private readonly core: RunningCore,
    private readonly demo: DemoEntrance,
  ) {}

  @Mutation(() => SetDrillClockPayload, { description: 'Sets the clock of a drill; refused anywhere else 「訓練時計の設定」' })
  async setDrillClock(
    @Args('input') { rate, shows }: SetDrillClockInput,
    @Context('edge') edge: EdgeRequest,
  ): Promise<SetDrillClockPayload> {
    try {
      await edge.authorise('setDrillClock');
      const { drillClock, privacy } = this.core;
      if (!drillClock || !this.demo.isOpen) return reject('DEMO_ONLY_IN_DRILL');
      await drillClock.set(privacy.recorder, edge.caller.institutionId, { rate, shows: shows as Instant | undefined });
      return { now: drillClock.now(), errors: [] };
    } catch (error) {
      return { now: null, errors: refusal(error, edge).errors };
    }
  }
}
