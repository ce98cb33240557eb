import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { InstitutionRole, LocalText, Member, UserError } from '#edge';

@InputType({ description: 'Sign-in with a local account 「サインイン」' })
export class SignInInput {
  @Field(() => String)
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 400)
  password!: string;
}

@InputType({ description: 'Entering a drill by choosing a role 「訓練への参加」' })
export class EnterDemoInput {
  @Field(() => String, { description: 'Key out of `Server.demoRoles`' })
  @IsString()
  @Length(1, 40)
  role!: string;
}

@InputType({ description: 'The first administrator, by the one-time link 「初期設定」' })
export class CompleteSetupInput {
  @Field(() => String)
  @IsString()
  @Length(10, 200)
  token!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 200)
  login!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 200)
  displayName!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 400)
  password!: string;
}

@ObjectType({ description: 'Who is signed in 「サインイン中の利用者」' })
export class Viewer {
  @Field(() => Member)
  member!: Member;

  @Field(() => [InstitutionRole])
  roles!: (keyof typeof InstitutionRole)[];

  @Field(() => ID)
  institutionId!: string;

  @Field(() => Boolean, {
    description: 'Signed in with a password that somebody else gave: only `changePassword` works until it is done 「要パスワード変更」',
  })
  mustChangePassword!: boolean;

  @Field(() => String, { nullable: true, description: 'Of a drill: the role that was chosen' })
  demoRole?: string | null;

  @Field(() => String, {
    description: 'Key of this account for what its browser keeps unsent, base64; never stored in the browser 「未送信箱の鍵」',
  })
  outboxKey!: string;
}

@ObjectType({ description: 'Answer of a sign-in' })
export class SignInPayload {
  @Field(() => Viewer, { nullable: true })
  viewer?: Viewer | null;

  @Field(() => [UserError])
  errors!: UserError[];
}

@ObjectType({ description: 'Answer of a sign-out' })
export class SignOutPayload {
  @Field(() => [UserError])
  errors!: UserError[];
}

@ObjectType({ description: 'A role that a drill can be entered as 「訓練の役」' })
export class DemoRole {
  @Field(() => String)
  key!: string;

  @Field(() => LocalText)
  label!: LocalText;
}
