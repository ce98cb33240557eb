import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, Length } from 'class-validator';
import { DateTime, InstitutionRole, Member, UserError } from '#edge';

type Role = keyof typeof InstitutionRole;

@InputType({ description: 'A local account 「アカウント作成」' })
export class CreateAccountInput {
  @Field(() => String)
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 200)
  displayName!: string;

  @Field(() => [InstitutionRole])
  @ArrayMaxSize(5)
  roles!: Role[];

  @Field(() => String)
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ description: 'Ends an account and its sessions 「アカウント停止」' })
export class DisableAccountInput {
  @Field(() => ID)
  @IsString()
  memberId!: string;
}

@InputType({ description: 'A new password for one’s own account 「パスワード変更」' })
export class ChangePasswordInput {
  @Field(() => String)
  @IsString()
  @Length(1, 400)
  currentPassword!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ description: 'A new password for somebody who forgot theirs 「パスワード再設定」' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'Login, or id of the member 「ログイン名か構成員」' })
  @IsString()
  @Length(1, 200)
  account!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 400)
  password!: string;
}

@ObjectType({ description: 'Answer about an account' })
export class AccountPayload {
  @Field(() => Member, { nullable: true })
  member?: Member | null;

  @Field(() => [UserError])
  errors!: UserError[];
}

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

@ObjectType({ description: 'A new service token; shown once' })
export class ServiceTokenPayload {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'For the header `Authorization: Bearer …`; not shown again' })
  token?: string | null;

  @Field(() => [UserError])
  errors!: UserError[];
}

@InputType({ description: 'Ends a service token 「連携用トークンの失効」' })
export class RevokeServiceTokenInput {
  @Field(() => ID)
  @IsString()
  id!: string;
}

@ObjectType({ description: 'Answer without an entity' })
export class AdministrationPayload {
  @Field(() => [UserError])
  errors!: UserError[];
}
