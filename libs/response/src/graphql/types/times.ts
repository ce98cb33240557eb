import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime, TimeZone } from '#edge';

@ObjectType({ description: 'A planned moment in the zone of its place 「予定日時」' })
export class ZonedTime {
  @Field(() => DateTime, { description: 'The moment 「日時」' })
  instant!: string;

  @Field(() => TimeZone, { description: 'IANA time zone 「時間帯」' })
  zone!: string;
}
