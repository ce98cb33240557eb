import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkEventStore, ConnectionStringInvalid, fileOf, InvalidArgument } from '#event-store';
import { DomainError, type Wording } from '#kernel';
import { invalid } from './config-errors.js';
import { filesOf } from './core/data-files.js';

/** Where everything is kept. Event store and vault may hold a password: they are never printed. */
export interface Storage {
  /** Folder of what is this server's own: the read model, and by default all the rest. */
  readonly data: string;
  /** `sqlite:PATH`, `esdb://…` or `esdb+discover://…`. */
  readonly eventStore: string;
  /** Which of the logs on a server that holds several. */
  readonly eventStorePrefix: string;
  /** `sqlite:PATH` or `postgres://…`. */
  readonly vault: string;
  /** The sealed root key: the same on all servers that share a vault. */
  readonly keyFile: string;
}

/** Whether other servers may write the same log: a file has one writer. */
export const isShared = ({ eventStore }: Storage): boolean => fileOf(eventStore) === undefined;

/** Throws `CONFIG_INVALID` naming the variable, and `VAULT_IS_LOG`. */
export function storageFrom(env: NodeJS.ProcessEnv): Storage {
  const data = env['HONBU_DATA'] || './data';
  const files = filesOf(data);
  const log = eventStoreFrom(env, files.log);
  const vault = vaultFrom(env, files.vault);
  const [vaultFile, logFile] = [vault, log.eventStore].map(fileOf);
  if (vaultFile && logFile && placeOf(vaultFile) === placeOf(logFile)) throw new DomainError('VAULT_IS_LOG');
  return { data, ...log, vault, keyFile: keyFileFrom(env) ?? files.rootKey };
}

/** Where a file is, or will be once it is made: over links and however it is written. */
function placeOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(placeOf(dirname(path)), basename(path));
}

function eventStoreFrom(env: NodeJS.ProcessEnv, file: string): Pick<Storage, 'eventStore' | 'eventStorePrefix'> {
  const eventStore = withPassword('HONBU_EVENTSTORE', env) ?? `sqlite:${file}`;
  const eventStorePrefix = env['HONBU_EVENTSTORE_PREFIX'] ?? 'honbu';
  try {
    checkEventStore(eventStore, eventStorePrefix);
  } catch (error) {
    if (!(error instanceof InvalidArgument)) throw error;
    if (error.argument === 'prefix') invalid('HONBU_EVENTSTORE_PREFIX', prefixRule);
    invalid(
      'HONBU_EVENTSTORE',
      error instanceof ConnectionStringInvalid ? usable(error.words) : 'sqlite:PATH | esdb://… | esdb+discover://…',
    );
  }
  return { eventStore, eventStorePrefix };
}

const prefixRule = {
  ja: '小文字か数字で始まる、小文字・数字・「.」「_」「-」(60字まで)',
  en: 'lower-case letters, digits and . _ -, beginning with a letter or digit, at most 60',
};

const usable = ({ ja, en }: Wording): Wording => ({
  ja: `使える接続文字列(${ja})`,
  en: `a connection string that can be used (${en})`,
});

function vaultFrom(env: NodeJS.ProcessEnv, file: string): string {
  const vault = withPassword('HONBU_VAULT', env) ?? `sqlite:${file}`;
  const isVault = fileOf(vault) !== undefined || (/^postgres(ql)?:\/\/./.test(vault) && URL.canParse(vault));
  return isVault ? vault : invalid('HONBU_VAULT', 'sqlite:PATH | postgres://[user:password@]host[:port]/database');
}

function keyFileFrom({ HONBU_KEY_FILE: file }: NodeJS.ProcessEnv): string | undefined {
  if (!file) return undefined;
  return existsSync(dirname(file))
    ? file
    : invalid('HONBU_KEY_FILE', { ja: '実在するフォルダーの中のファイル', en: 'a file in a folder that is there' });
}

/** The variable's value with the password out of the file that `…_PASSWORD_FILE` names, so that none has to stand in the environment. */
function withPassword(variable: string, env: NodeJS.ProcessEnv): string | undefined {
  const where = env[variable] || undefined;
  const file = env[`${variable}_PASSWORD_FILE`];
  if (!file) return where;
  if (!existsSync(file))
    return invalid(`${variable}_PASSWORD_FILE`, { ja: 'パスワードを書いたファイル', en: 'a file that holds the password' });
  const [, scheme, rest] = /^([a-z+]+:\/\/[^:@/?]+)(@.+)$/s.exec(where ?? '') ?? [];
  if (!scheme)
    return invalid(variable, {
      ja: `scheme://user@host… の形(${variable}_PASSWORD_FILE があるときはパスワードなし)`,
      en: `scheme://user@host…, without a password, where ${variable}_PASSWORD_FILE is set`,
    });
  const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  return `${scheme}:${encodeURIComponent(password)}${rest}`;
}
