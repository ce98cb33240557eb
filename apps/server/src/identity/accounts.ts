import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsString, Length } from 'class-validator';
import { connectionOf, DateTime, InstitutionRole, Member, UserError } from '#edge';

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

  @Field(() => String, { description: 'For the first sign-in only, which asks for one of their own' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ isAbstract: true })
abstract class OfMember {
  @Field(() => ID)
  @IsString()
  memberId!: string;
}

@InputType({ description: 'Ends an account and its sessions 「アカウント停止」' })
export class DisableAccountInput extends OfMember {}

@InputType({ description: 'Lets an account in again 「アカウント再開」' })
export class EnableAccountInput extends OfMember {}

@InputType({ description: 'Destroys name, login and password; the record keeps the bare id 「アカウント削除」' })
export class RemoveAccountInput extends OfMember {}

@InputType({ description: 'All roles that an account has from now on 「役割の変更」' })
export class ChangeAccountRolesInput extends OfMember {
  @Field(() => [InstitutionRole])
  @ArrayMaxSize(5)
  roles!: Role[];
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

  @Field(() => String, { description: 'For the next sign-in only, which asks for one of their own' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@ObjectType({ description: 'An account as its administrators see it: no hash 「アカウント」' })
export class Account {
  @Field(() => Member)
  member!: Member;

  @Field(() => String)
  login!: string;

  @Field(() => [InstitutionRole])
  roles!: Role[];

  @Field(() => Boolean)
  disabled!: boolean;

  @Field(() => Boolean, { description: 'Its holder has not chosen a password of their own yet' })
  mustChangePassword!: boolean;

  @Field(() => DateTime)
  createdAt!: string;
}

export const AccountConnection = connectionOf(Account, 'Account', 'Accounts of the institution, by login 「アカウントの一覧」');

@ObjectType({ description: 'Answer about an account' })
export class AccountPayload {
  @Field(() => Member, { nullable: true })
  member?: Member | null;

  @Field(() => [UserError])
  errors!: UserError[];
}

@ObjectType({ description: 'Answer without an entity' })
export class AdministrationPayload {
  @Field(() => [UserError])
  errors!: UserError[];
}
