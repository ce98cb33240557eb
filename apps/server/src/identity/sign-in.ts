import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { InstitutionRole, LocalText, Member, UserError } from '#edge';

@InputType({ description: 'Sign-in with a local account 「サインイン」' })
export class SignInInput {
  @Field(() => String, { description: 'Login name 「ログイン名」' })
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String, { description: 'Password 「パスワード」' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ description: 'Entering a drill by choosing a role 「訓練への参加」' })
export class EnterDemoInput {
  @Field(() => String, { description: 'Key out of `Server.demoRoles` 「訓練の役」' })
  @IsString()
  @Length(1, 40)
  role!: string;
}

@InputType({ description: 'The first administrator, by the one-time link 「初期設定」' })
export class CompleteSetupInput {
  @Field(() => String, { description: 'Out of the set-up link 「設定トークン」' })
  @IsString()
  @Length(10, 200)
  token!: string;

  @Field(() => String, { description: 'Login name 「ログイン名」' })
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String, { description: 'Name of the first administrator 「表示名」' })
  @IsString()
  @Length(1, 200)
  displayName!: string;

  @Field(() => String, { description: 'Password 「パスワード」' })
  @IsString()
  @Length(1, 400)
  password!: string;
}

@ObjectType({ description: 'Who is signed in 「サインイン中の利用者」' })
export class Viewer {
  @Field(() => Member, { description: 'The person 「メンバー」' })
  member!: Member;

  @Field(() => [InstitutionRole], { description: 'Roles in the institution 「役割」' })
  roles!: (keyof typeof InstitutionRole)[];

  @Field(() => ID, { description: 'Of the institution 「機関の識別子」' })
  institutionId!: string;

  @Field(() => Boolean, {
    description: 'Signed in with a password that somebody else gave: only `changePassword` works until it is done 「要パスワード変更」',
  })
  mustChangePassword!: boolean;

  @Field(() => Boolean, {
    description: 'Of an account that looks over others: nothing works until a second person has consented to it 「同意待ち」',
  })
  awaitsConsent!: boolean;

  @Field(() => String, { nullable: true, description: 'Of a drill: the role that was chosen 「訓練の役」' })
  demoRole?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Key of this account for what its browser keeps unsent, base64; never stored in the browser; none until the holder has chosen a password of their own 「未送信箱の鍵」',
  })
  outboxKey!: string | null;
}

@ObjectType({ description: 'Answer of a sign-in 「サインインの回答」' })
export class SignInPayload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now 「本人」' })
  viewer?: Viewer | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done 「エラー」' })
  errors!: UserError[];
}

@ObjectType({ description: 'Answer of a sign-out 「サインアウトの回答」' })
export class SignOutPayload {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done 「エラー」' })
  errors!: UserError[];
}

@ObjectType({ description: 'A role that a drill can be entered as 「訓練の役」' })
export class DemoRole {
  @Field(() => String, { description: 'Key for `enterDemo` 「役の識別子」' })
  key!: string;

  @Field(() => LocalText, { description: 'In words 「役の名前」' })
  label!: LocalText;
}
