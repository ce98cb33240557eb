import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime, TimeZone } from '#edge';

@ObjectType({ description: 'A planned moment in the zone of its place 「予定日時」' })
export class ZonedTime {
  @Field(() => DateTime)
  instant!: string;

  @Field(() => TimeZone)
  zone!: string;
}
