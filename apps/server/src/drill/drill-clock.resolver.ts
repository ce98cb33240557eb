import { Inject } from '@nestjs/common';
import { Args, Context, Field, Float, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { reject } from '#access';
import { DateTime, refusal, type EdgeRequest } from '#edge';
import type { Instant } from '#kernel';
import type { RunningCore } from '../core/open-core.js';
import { RUNNING_CORE } from '../core/running-core.js';
import { AdministeredPayload, AdministrationInput } from '../identity/accounts.js';
import { AdministrationGate } from '../identity/administration-gate.js';
import { DemoEntrance } from './demo-entrance.js';

@InputType({ description: 'How the drill’s clock goes on 「訓練時計」' })
export class SetDrillClockInput extends AdministrationInput {
  @Field(() => Float, { description: 'Times real time, 0 stops it 「実時間に対する倍率」' })
  @IsNumber()
  @Min(0)
  @Max(600)
  rate!: number;

  @Field(() => DateTime, { nullable: true, description: 'What it shows from now on; never back 「示す時刻」' })
  @IsOptional()
  shows?: string;
}

@ObjectType({ description: 'Answer of setDrillClock 「訓練時計の回答」' })
export class SetDrillClockPayload extends AdministeredPayload {
  @Field(() => DateTime, { nullable: true, description: 'What the clock shows 「訓練の時刻」' })
  now?: string | null;
}

@Resolver()
export class DrillClockResolver {
  constructor(
    @Inject(RUNNING_CORE) private readonly core: RunningCore,
    private readonly demo: DemoEntrance,
    private readonly gate: AdministrationGate,
  ) {}

  @Mutation(() => SetDrillClockPayload, { description: 'Sets the clock of a drill; refused anywhere else 「訓練時計の設定」' })
  async setDrillClock(@Args('input') input: SetDrillClockInput, @Context('edge') edge: EdgeRequest): Promise<SetDrillClockPayload> {
    try {
      await edge.authorise('setDrillClock');
      const { drillClock, store, privacy } = this.core;
      if (!drillClock || !this.demo.isOpen) return reject('DEMO_ONLY_IN_DRILL');
      const to = { rate: input.rate, shows: input.shows as Instant | undefined };
      const command = this.gate.commandOf(edge, 'setDrillClock', input, 'drill clock');
      const duplicate = await drillClock.wasSetBy(command, store);
      if (!duplicate) await drillClock.set(privacy.recorder, edge.caller.institutionId, to, command);
      return { now: drillClock.now(), duplicate, errors: [] };
    } catch (error) {
      return { now: null, duplicate: false, errors: refusal(error, edge).errors };
    }
  }
}
