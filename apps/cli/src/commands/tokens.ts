import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import type { Wording } from '#kernel';
import { connect, withServerOptions, type ServerOptions } from '../api/connect.js';
import { refuseFirst, type Refusal } from '../api/connection.js';
import { institutionRoles } from '../api/institution-roles.js';
import { said, type CommandContext } from '../command-context.js';

const wordsOnce: Wording = { ja: 'このトークンは二度と表示されません。ID: {id}', en: 'This token is not shown again. Id: {id}' };
const wordsEnded: Wording = { ja: '{at} に失効', en: 'revoked {at}' };
const wordsUntil: Wording = { ja: '{at} まで', en: 'until {at}' };
const wordsRevoked: Wording = { ja: 'トークンを失効させました。', en: 'The token was revoked.' };

/** What `import chronology` needs. */
const IMPORT_SCOPE = ['recordReport', 'correctReport', 'correctEntry', 'viewImportedLines', 'viewIncidents'];

interface TokenOptions extends ServerOptions {
  readonly role: readonly string[];
  readonly scope: readonly string[];
  readonly expires?: string;
}

export function tokenCommands(program: Command, context: () => CommandContext): void {
  const token = program.command('token').description('連携用トークン / service tokens');
  withServerOptions(
    token
      .command('create')
      .argument('<name>', '何に使うか / what it is for')
      .description('トークンを作る(既定は取り込み用) / make a token (by default one for imports)')
      .addOption(new Option('--role <role...>', '役割 / roles').choices(institutionRoles).default(['INTEGRATOR']))
      .option('--scope <action...>', '使える操作 / actions that it may be used for', IMPORT_SCOPE)
      .option('--expires <time>', '期限 2027-03-31T00:00:00Z / when it ends'),
  ).action((name: string, options: TokenOptions) => create(name, options, context()));
  withServerOptions(token.command('list').description('トークンの一覧 / the tokens')).action((options: ServerOptions) =>
    list(options, context()),
  );
  withServerOptions(
    token.command('revoke').argument('<id>', 'トークンの ID / id of the token').description('トークンを失効させる / end a token'),
  ).action((id: string, options: ServerOptions) => revoke(id, options, context()));
}

async function create(name: string, { role, scope, expires, ...server }: TokenOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const { createServiceToken } = await connection.ask<{
    createServiceToken: { id: string | null; token: string | null; errors: Refusal[] };
  }>('mutation CreateToken($input: CreateServiceTokenInput!) { createServiceToken(input: $input) { id token errors { code message } } }', {
    input: { clientCommandId: randomUUID(), name, roles: role, scope, ...(expires && { expiresAt: expires }) },
  });
  refuseFirst(createServiceToken.errors);
  context.print(createServiceToken.token!);
  context.note(said(context, wordsOnce, { id: createServiceToken.id! }));
}

async function list(server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const { serviceTokens } = await connection.ask<{
    serviceTokens: { id: string; name: string; scope: string[]; expiresAt: string | null; revokedAt: string | null }[];
  }>('query Tokens { serviceTokens { id name scope expiresAt revokedAt } }');
  for (const { id, name, scope, expiresAt, revokedAt } of serviceTokens) {
    const ended = revokedAt ? said(context, wordsEnded, { at: revokedAt }) : expiresAt ? said(context, wordsUntil, { at: expiresAt }) : '';
    context.print([id, name, scope.join(' '), ended].join('  ').trimEnd());
  }
}

async function revoke(id: string, server: ServerOptions, context: CommandContext): Promise<void> {
  const connection = await connect(server, context);
  const { revokeServiceToken } = await connection.ask<{ revokeServiceToken: { errors: Refusal[] } }>(
    'mutation RevokeToken($input: RevokeServiceTokenInput!) { revokeServiceToken(input: $input) { errors { code message } } }',
    { input: { clientCommandId: randomUUID(), id } },
  );
  refuseFirst(revokeServiceToken.errors);
  context.print(said(context, wordsRevoked));
}
