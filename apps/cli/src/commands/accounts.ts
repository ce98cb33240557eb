import { Option, type Command } from 'commander';
import type { Wording } from '#kernel';
import { connect, withServerOptions, type ServerOptions } from '../api/connect.js';
import { refuseFirst, type Connection, type Refusal } from '../api/connection.js';
import { secretFrom } from '../api/secret.js';
import { said, type CommandContext } from '../command-context.js';
import { institutionRoles } from '../api/institution-roles.js';

const wordsAdded: Wording = { ja: 'アカウントを作りました: {id}', en: 'Account made: {id}' };
const wordsDisabled: Wording = { ja: 'アカウントとそのセッションを止めました。', en: 'The account and its sessions were ended.' };
const wordsReset: Wording = {
  ja: 'パスワードを変え、このアカウントのセッションを止めました。',
  en: 'The password was changed and the sessions of the account were ended.',
};
const wordsNew: Wording = { ja: '新しいパスワード', en: 'New password' };
const wordsPassword: Wording = { ja: '新しいアカウントのパスワード', en: 'Password of the new account' };

interface AccountOptions extends ServerOptions {
  readonly name: string;
  readonly role: readonly string[];
}

export function accountCommands(program: Command, context: () => CommandContext): void {
  const user = program.command('user').description('アカウント / accounts');
  withServerOptions(
    user
      .command('add')
      .argument('<login>', 'ログイン名 / login')
      .description('アカウントを作る(パスワードは HONBU_NEW_PASSWORD か入力) / make an account (password: HONBU_NEW_PASSWORD or asked for)')
      .requiredOption('--name <name>', '表示名 / display name')
      .addOption(new Option('--role <role...>', '役割 / roles').choices(institutionRoles).default(['MEMBER'])),
  ).action((login: string, options: AccountOptions) => add(login, options, context()));
  withServerOptions(user.command('list').description('構成員の一覧 / the members')).action((options: ServerOptions) =>
    list(options, context()),
  );
  withServerOptions(
    user
      .command('disable')
      .argument('<id>', '構成員の ID(user list) / id of the member (user list)')
      .description('アカウントを止める / end an account'),
  ).action((id: string, options: ServerOptions) => disable(id, options, context()));
  withServerOptions(
    user
      .command('password')
      .argument('<login-or-id>', 'ログイン名か構成員の ID / login, or id of the member')
      .description(
        '管理者として、忘れた人に新しいパスワードを与える(HONBU_NEW_PASSWORD か入力) / as administrator, give somebody who forgot a new password (HONBU_NEW_PASSWORD or asked for)',
      ),
  ).action((account: string, options: ServerOptions) => resetPassword(account, options, context()));
}

async function add(login: string, { name, role, ...server }: AccountOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const password = await secretFrom('HONBU_NEW_PASSWORD', said(context, wordsPassword), context);
  const { createAccount } = await connection.ask<{ createAccount: { member: { id: string } | null; errors: Refusal[] } }>(
    'mutation CreateAccount($input: CreateAccountInput!) { createAccount(input: $input) { member { id } errors { code message } } }',
    { input: { login, displayName: name, roles: role, password } },
  );
  refuseFirst(createAccount.errors);
  context.print(said(context, wordsAdded, { id: createAccount.member!.id }));
}

async function list(server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  for await (const { id, name } of membersOf(connection)) context.print(`${id}  ${name ?? ''}`);
}

interface MemberPage {
  readonly members: {
    readonly nodes: readonly { readonly id: string; readonly name: string | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function* membersOf(connection: Connection): AsyncGenerator<{ id: string; name: string | null }> {
  let after: string | null = null;
  do {
    const { members }: MemberPage = await connection.ask<MemberPage>(
      'query Members($after: String) { members(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    yield* members.nodes;
    after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null;
  } while (after !== null);
}

async function disable(memberId: string, server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const { disableAccount } = await connection.ask<{ disableAccount: { errors: Refusal[] } }>(
    'mutation DisableAccount($input: DisableAccountInput!) { disableAccount(input: $input) { errors { code message } } }',
    { input: { memberId } },
  );
  refuseFirst(disableAccount.errors);
  context.print(said(context, wordsDisabled));
}

async function resetPassword(account: string, server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const password = await secretFrom('HONBU_NEW_PASSWORD', said(context, wordsNew), context);
  const { resetPassword } = await connection.ask<{ resetPassword: { errors: Refusal[] } }>(
    'mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { errors { code message } } }',
    { input: { account, password } },
  );
  refuseFirst(resetPassword.errors);
  context.print(said(context, wordsReset));
}
