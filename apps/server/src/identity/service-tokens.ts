import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, Length } from 'class-validator';
import { DateTime, InstitutionRole, UserError } from '#edge';

type Role = keyof typeof InstitutionRole;

@InputType({ description: 'A token for a service 「連携用トークンの発行」' })
export class CreateServiceTokenInput {
  @Field(() => String)
  @IsString()
  @Length(1, 100)
  name!: string;

  @Field(() => [InstitutionRole])
  @ArrayMaxSize(5)
  roles!: Role[];

  @Field(() => [String], { description: 'Names of the mutations and views that it may be used for' })
  @ArrayMaxSize(60)
  @IsString({ each: true })
  scope!: string[];

  @Field(() => DateTime, { nullable: true })
  @IsOptional()
  expiresAt?: string;
}

@InputType({ description: 'Ends a service token 「連携用トークンの失効」' })
export class RevokeServiceTokenInput {
  @Field(() => ID)
  @IsString()
  id!: string;
}

@ObjectType({ description: 'A service token without the token itself 「連携用トークン」' })
export class ServiceToken {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What it is for' })
  name!: string;

  @Field(() => [InstitutionRole])
  roles!: Role[];

  @Field(() => [String], { description: 'Names of the mutations and views that it may be used for' })
  scope!: string[];

  @Field(() => DateTime)
  createdAt!: string;

  @Field(() => DateTime, { nullable: true })
  expiresAt?: string | null;

  @Field(() => DateTime, { nullable: true })
  revokedAt?: string | null;
}

@ObjectType({ description: 'A new service token; shown once' })
export class ServiceTokenPayload {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'For the header `Authorization: Bearer …`; not shown again' })
  token?: string | null;

  @Field(() => [UserError])
  errors!: UserError[];
}
