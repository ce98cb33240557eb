import { Option, type Command } from 'commander';
import { said, type CommandContext } from '../command-context.js';
import { reject } from '../errors.js';
import { Connection } from './connection.js';
import { secretFrom } from './secret.js';

export interface ServerOptions {
  readonly url: string;
  readonly token?: string;
  readonly login?: string;
  readonly as?: string;
}

/** `--url` and who is calling, of every command that speaks to a server. */
export const withServerOptions = (command: Command): Command =>
  command
    .addOption(new Option('--url <url>', 'サーバーの住所 / address of the server').env('HONBU_URL').default('http://127.0.0.1:4000'))
    .addOption(new Option('--token <token>', '連携用トークン / service token').env('HONBU_TOKEN'))
    .addOption(
      new Option(
        '--login <login>',
        '自分のアカウントで入る(パスワードは HONBU_PASSWORD か入力) / sign in (password: HONBU_PASSWORD or asked for)',
      ),
    )
    .addOption(new Option('--as <role>', '訓練サーバーに役割で入る(例 director) / on a drill server, enter as a role'));

/** A connection as the caller whom the options name. Throws `TOKEN_NEEDED`, and `REFUSED` when the caller is not let in. */
export async function connect({ url, token, login, as: role }: ServerOptions, context: CommandContext): Promise<Connection> {
  if (role || login) {
    const connection = new Connection({ url, language: context.language });
    if (role) await connection.enterDemo(role);
    else await connection.signIn(login!, await secretFrom('HONBU_PASSWORD', said(context, { ja: 'パスワード', en: 'Password' }), context));
    return connection;
  }
  return token ? new Connection({ url, token, language: context.language }) : reject('TOKEN_NEEDED');
}
