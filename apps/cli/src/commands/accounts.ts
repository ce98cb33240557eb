import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import type { Wording } from '#kernel';
import { connect, withServerOptions, type ServerOptions } from '../api/connect.js';
import { refuseFirst, type Connection, type Refusal } from '../api/connection.js';
import { secretFrom } from '../api/secret.js';
import { said, type CommandContext } from '../command-context.js';
import { institutionRoles } from '../api/institution-roles.js';

const wordsAdded: Wording = { ja: 'アカウントを作りました: {id}', en: 'Account made: {id}' };
const wordsFirst: Wording = {
  ja: 'このパスワードは最初のサインインだけに使えます。本人が自分のパスワードに変えます。',
  en: 'This password is for the first sign-in only: its holder then chooses another.',
};
const wordsAwaits: Wording = {
  ja: 'このアカウントは、本人がパスワードを変えたあと、あなた以外の管理者か監査・個人情報保護責任者が同意するまで何もできません(user consent)。',
  en: 'This account opens nothing until its holder has chosen a password and another administrator, auditor or data-protection officer than you has consented (user consent).',
};
const wordsConsented: Wording = { ja: 'アカウントに同意しました。', en: 'The account was consented to.' };
const wordsAwaiting: Wording = { ja: '同意待ち({since} から変更なし)', en: 'awaits consent (unchanged since {since})' };
const wordsEnabled: Wording = { ja: 'アカウントを再び使えるようにしました。', en: 'The account can be used again.' };
const wordsRoles: Wording = { ja: 'アカウントの役割を変えました。', en: 'The roles of the account were changed.' };
const wordsRemoved: Wording = {
  ja: '名前・ログイン名・パスワードを消しました。記録には ID だけが残ります。',
  en: 'Name, login and password were destroyed; the record keeps the bare id.',
};
const wordsOff: Wording = { ja: '停止', en: 'disabled' };
const wordsDisabled: Wording = { ja: 'アカウントとそのセッションを止めました。', en: 'The account and its sessions were ended.' };
const wordsReset: Wording = {
  ja: 'パスワードを変え、このアカウントのセッションを止めました。',
  en: 'The password was changed and the sessions of the account were ended.',
};
const wordsNew: Wording = { ja: '新しいパスワード', en: 'New password' };
const wordsPassword: Wording = { ja: '新しいアカウントのパスワード', en: 'Password of the new account' };

interface ListOptions extends ServerOptions {
  readonly all?: boolean;
}

interface ConsentOptions extends ServerOptions {
  readonly unchangedSince: string;
}

interface RoleOptions extends ServerOptions {
  readonly role: readonly string[];
}

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
  withServerOptions(
    user
      .command('list')
      .description('構成員の一覧 / the members')
      .option('--all', '管理者として、すべてのアカウントを役割とともに / as administrator, every account with its roles'),
  ).action((options: ListOptions) => list(options, context()));
  withServerOptions(ofMember(user, 'disable', 'アカウントを止める / end an account')).action((id: string, options: ServerOptions) =>
    change('disableAccount', { memberId: id }, wordsDisabled, options, context()),
  );
  withServerOptions(ofMember(user, 'enable', '止めたアカウントを再び使えるようにする / let an account in again')).action(
    (id: string, options: ServerOptions) => change('enableAccount', { memberId: id }, wordsEnabled, options, context()),
  );
  withServerOptions(
    ofMember(
      user,
      'consent',
      '監督する役割のアカウントに、作った人とは別の人として同意する(先に本人に確かめる) / consent to an account that looks over others, as a second person (ask its holder first)',
    ).requiredOption(
      '--unchanged-since <moment>',
      '本人に確かめた時の user list --all が示した日時 / as user list --all showed it when the holder was asked',
    ),
  ).action((id: string, { unchangedSince, ...server }: ConsentOptions) =>
    change('consentToAccount', { memberId: id, unchangedSince }, wordsConsented, server, context()),
  );
  withServerOptions(ofMember(user, 'remove', 'アカウントを消す / destroy an account')).action((id: string, options: ServerOptions) =>
    change('removeAccount', { memberId: id }, wordsRemoved, options, context()),
  );
  withServerOptions(
    ofMember(user, 'roles', '役割をこれらに変える / give an account these roles').addOption(
      new Option('--role <role...>', '役割 / roles').choices(institutionRoles).makeOptionMandatory(),
    ),
  ).action((id: string, { role, ...server }: RoleOptions) =>
    change('changeAccountRoles', { memberId: id, roles: role }, wordsRoles, server, context()),
  );
  withServerOptions(
    user
      .command('password')
      .argument('<login-or-id>', 'ログイン名か構成員の ID / login, or id of the member')
      .description(
        '管理者として、忘れた人に新しいパスワードを与える(HONBU_NEW_PASSWORD か入力) / as administrator, give somebody who forgot a new password (HONBU_NEW_PASSWORD or asked for)',
      ),
  ).action((account: string, options: ServerOptions) => resetPassword(account, options, context()));
}

const ofMember = (user: Command, name: string, description: string): Command =>
  user.command(name).argument('<id>', '構成員の ID(user list --all) / id of the member (user list --all)').description(description);

async function add(login: string, { name, role, ...server }: AccountOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const password = await secretFrom('HONBU_NEW_PASSWORD', said(context, wordsPassword), context);
  const { createAccount } = await connection.ask<{ createAccount: { member: { id: string } | null; errors: Refusal[] } }>(
    'mutation CreateAccount($input: CreateAccountInput!) { createAccount(input: $input) { member { id } errors { code message } } }',
    { input: { clientCommandId: randomUUID(), login, displayName: name, roles: role, password } },
  );
  refuseFirst(createAccount.errors);
  const { id } = createAccount.member!;
  context.print(said(context, wordsAdded, { id }));
  context.note(said(context, wordsFirst));
  await noteConsent(connection, id, context);
}

async function list({ all, ...server }: ListOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  if (all) {
    for await (const { member, login, roles, disabled, awaitsConsent, unchangedSince } of accountsOf(connection)) {
      const state = disabled ? said(context, wordsOff) : awaitsConsent ? said(context, wordsAwaiting, { since: unchangedSince! }) : '';
      context.print([member.id, login, member.name, roles.join(' '), state].join('  ').trimEnd());
    }
    return;
  }
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

interface AccountPage {
  readonly accounts: {
    readonly nodes: readonly {
      readonly member: { readonly id: string; readonly name: string | null };
      readonly login: string;
      readonly roles: readonly string[];
      readonly disabled: boolean;
      readonly awaitsConsent: boolean;
      readonly unchangedSince: string | null;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function* accountsOf(connection: Connection): AsyncGenerator<AccountPage['accounts']['nodes'][number]> {
  let after: string | null = null;
  do {
    const { accounts }: AccountPage = await connection.ask<AccountPage>(
      'query Accounts($after: String) { accounts(first: 100, after: $after) { nodes { member { id name } login roles disabled awaitsConsent unchangedSince } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    yield* accounts.nodes;
    after = accounts.pageInfo.hasNextPage ? accounts.pageInfo.endCursor : null;
  } while (after !== null);
}

type AccountChange = 'disableAccount' | 'enableAccount' | 'consentToAccount' | 'removeAccount' | 'changeAccountRoles';

async function change(
  mutation: AccountChange,
  input: { readonly memberId: string; readonly roles?: readonly string[]; readonly unchangedSince?: string },
  words: Wording,
  server: ServerOptions,
  context: CommandContext,
): Promise<void> {
  const connection = await connect(server, context);
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await connection.ask<Record<AccountChange, { errors: Refusal[] }>>(
    `mutation ChangeAccount($input: ${type}!) { ${mutation}(input: $input) { errors { code message } } }`,
    { input: { clientCommandId: randomUUID(), ...input } },
  );
  refuseFirst(answer[mutation].errors);
  context.print(said(context, words));
  if (mutation === 'changeAccountRoles') await noteConsent(connection, input.memberId, context);
}

/** Tells whoever made or changed an account that it waits for somebody else. */
async function noteConsent(connection: Connection, id: string, context: CommandContext): Promise<void> {
  for await (const { member, awaitsConsent } of accountsOf(connection))
    if (member.id === id && awaitsConsent) context.note(said(context, wordsAwaits));
}

async function resetPassword(account: string, server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const password = await secretFrom('HONBU_NEW_PASSWORD', said(context, wordsNew), context);
  const { resetPassword } = await connection.ask<{ resetPassword: { errors: Refusal[] } }>(
    'mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { errors { code message } } }',
    { input: { clientCommandId: randomUUID(), account, password } },
  );
  refuseFirst(resetPassword.errors);
  context.print(said(context, wordsReset));
}
