import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsString, Length } from 'class-validator';
import { connectionOf, DateTime, InstitutionRole, Member, UserError } from '#edge';
import type { Instant } from '#kernel';

type Role = keyof typeof InstitutionRole;

@InputType({ isAbstract: true })
export abstract class AdministrationInput {
  @Field(() => ID, { description: 'Chosen by the client; sending it again changes nothing more 「操作の識別子」' })
  @IsString()
  @Length(1, 100)
  clientCommandId!: string;
}

@InputType({ description: 'A local account 「アカウント作成」' })
export class CreateAccountInput extends AdministrationInput {
  @Field(() => String, { description: 'Login name 「ログイン名」' })
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String, { description: 'Name that others see 「表示名」' })
  @IsString()
  @Length(1, 200)
  displayName!: string;

  @Field(() => [InstitutionRole], { description: 'Roles in the institution 「役割」' })
  @ArrayMaxSize(5)
  roles!: Role[];

  @Field(() => String, { description: 'For the first sign-in only, which asks for one of their own 「仮パスワード」' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ isAbstract: true })
abstract class OfMember extends AdministrationInput {
  @Field(() => ID, { description: 'Whose account 「メンバー」' })
  @IsString()
  memberId!: string;
}

@InputType({ description: 'Ends an account and its sessions 「アカウント停止」' })
export class DisableAccountInput extends OfMember {}

@InputType({ description: 'Lets an account in again 「アカウント再開」' })
export class EnableAccountInput extends OfMember {}

@InputType({
  description:
    'Stands by an account that looks over others, as a second person, once its holder has said that they chose its password 「アカウントへの同意」',
})
export class ConsentToAccountInput extends OfMember {
  @Field(() => DateTime, { description: '`Account.unchangedSince` as it was when its holder was asked 「確かめた時点」' })
  @IsString()
  unchangedSince!: Instant;
}

@InputType({ description: 'Destroys name, login and password; the record keeps the bare id 「アカウント削除」' })
export class RemoveAccountInput extends OfMember {}

@InputType({ description: 'All roles that an account has from now on 「役割の変更」' })
export class ChangeAccountRolesInput extends OfMember {
  @Field(() => [InstitutionRole], { description: 'The roles from now on 「役割」' })
  @ArrayMaxSize(5)
  roles!: Role[];
}

@InputType({ description: 'A new password for one’s own account 「パスワード変更」' })
export class ChangePasswordInput extends AdministrationInput {
  @Field(() => String, { description: 'The one until now 「現在のパスワード」' })
  @IsString()
  @Length(1, 400)
  currentPassword!: string;

  @Field(() => String, { description: 'The one from now on 「新しいパスワード」' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ description: 'A new password for somebody who forgot theirs 「パスワード再設定」' })
export class ResetPasswordInput extends AdministrationInput {
  @Field(() => String, { description: 'Login, or id of the member 「ログイン名か構成員」' })
  @IsString()
  @Length(1, 200)
  account!: string;

  @Field(() => String, { description: 'For the next sign-in only, which asks for one of their own 「仮パスワード」' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@ObjectType({ description: 'An account as its administrators see it: no hash 「アカウント」' })
export class Account {
  @Field(() => Member, { description: 'Whose it is 「メンバー」' })
  member!: Member;

  @Field(() => String, { description: 'Login name 「ログイン名」' })
  login!: string;

  @Field(() => [InstitutionRole], { description: 'Roles in the institution 「役割」' })
  roles!: Role[];

  @Field(() => Boolean, { description: 'Nobody can sign in with it now 「停止中」' })
  disabled!: boolean;

  @Field(() => Boolean, { description: 'Its holder has not chosen a password of their own yet 「パスワード変更が必要」' })
  mustChangePassword!: boolean;

  @Field(() => Boolean, { description: 'It opens nothing until a second person has consented to it 「同意待ち」' })
  awaitsConsent!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Of an account that awaits consent: since when its roles and password are what they are 「最終変更日時」',
  })
  unchangedSince!: Promise<Instant> | null;

  @Field(() => Boolean, { description: 'Whether the caller may consent to it now 「同意できる」' })
  mayConsent!: Promise<boolean>;

  @Field(() => DateTime, { description: 'When it was made 「作成日時」' })
  createdAt!: string;
}

export const AccountConnection = connectionOf(Account, 'Account', 'Accounts of the institution, by login 「アカウントの一覧」');

@ObjectType({ isAbstract: true })
export abstract class AdministeredPayload {
  @Field(() => Boolean, { description: 'It had been done before: nothing more was changed 「既に実行済み」' })
  duplicate!: boolean;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done 「エラー」' })
  errors!: UserError[];
}

@ObjectType({ description: 'Answer about an account 「アカウントについての回答」' })
export class AccountPayload extends AdministeredPayload {
  @Field(() => Member, { nullable: true, description: 'Whose account it is; absent after a refusal 「メンバー」' })
  member?: Member | null;
}

@ObjectType({ description: 'Answer without an entity 「回答」' })
export class AdministrationPayload extends AdministeredPayload {}
