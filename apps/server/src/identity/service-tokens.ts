import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, Length } from 'class-validator';
import { DateTime, InstitutionRole } from '#edge';
import { AdministeredPayload, AdministrationInput } from './accounts.js';

type Role = keyof typeof InstitutionRole;

@InputType({ description: 'A token for a service 「連携用トークンの発行」' })
export class CreateServiceTokenInput extends AdministrationInput {
  @Field(() => String, { description: 'What it is for 「用途」' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @Field(() => [InstitutionRole], { description: 'Roles in the institution 「役割」' })
  @ArrayMaxSize(5)
  roles!: Role[];

  @Field(() => [String], { description: 'Names of the mutations and views that it may be used for 「使える操作」' })
  @ArrayMaxSize(60)
  @IsString({ each: true })
  scope!: string[];

  @Field(() => DateTime, { nullable: true, description: 'Until when it works 「有効期限」' })
  @IsOptional()
  expiresAt?: string;
}

@InputType({ description: 'Ends a service token 「連携用トークンの失効」' })
export class RevokeServiceTokenInput extends AdministrationInput {
  @Field(() => ID, { description: 'The token 「識別子」' })
  @IsString()
  id!: string;
}

@ObjectType({ description: 'A service token without the token itself 「連携用トークン」' })
export class ServiceToken {
  @Field(() => ID, { description: 'Its id 「識別子」' })
  id!: string;

  @Field(() => String, { description: 'What it is for 「用途」' })
  name!: string;

  @Field(() => [InstitutionRole], { description: 'Roles in the institution 「役割」' })
  roles!: Role[];

  @Field(() => [String], { description: 'Names of the mutations and views that it may be used for 「使える操作」' })
  scope!: string[];

  @Field(() => DateTime, { description: 'When it was made 「作成日時」' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until when it works 「有効期限」' })
  expiresAt?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked 「失効日時」' })
  revokedAt?: string | null;
}

@ObjectType({ description: 'A new service token; shown once 「新しい連携トークン」' })
export class ServiceTokenPayload extends AdministeredPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new token 「識別子」' })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For the header `Authorization: Bearer …`; not shown again, a request that is sent again included: revoke a token whose answer was lost 「トークン」',
  })
  token?: string | null;
}
