import { DomainError, type ErrorCatalogue, type Wording } from '#kernel';

/** Why the service does not start, in the words of its settings. */
export const configErrors = {
  CONFIG_INVALID: {
    ja: '{variable} が正しくありません。{shouldBe} にしてください。',
    en: '{variable} is wrong: it should be {shouldBe}.',
  },
  VAULT_IS_LOG: {
    ja: 'HONBU_VAULT と HONBU_EVENTSTORE が同じファイルになっています。別々のファイルにしてください。',
    en: 'HONBU_VAULT and HONBU_EVENTSTORE are the same file. Give each a file of its own.',
  },
  PORT_TAKEN: {
    ja: 'HONBU_PORT のポート {port} は他で使われているか、使えません。別の番号にしてください。',
    en: 'HONBU_PORT: port {port} is in use or not allowed. Choose another one.',
  },
  DATA_UNUSABLE: {
    ja: 'HONBU_DATA={data} を開けません({reason})。書き込めるフォルダーにしてください。',
    en: 'HONBU_DATA={data} cannot be opened ({reason}): it should be a folder that Honbu may write.',
  },
  FILE_UNUSABLE: {
    ja: '{variable} に指定した場所を開けません({reason})。書き込める場所にしてください。',
    en: 'The place in {variable} cannot be opened ({reason}): it should be one that Honbu may write.',
  },
  DATA_IN_USE: {
    ja: 'HONBU_DATA={data} は別のサーバーが使っています。サーバーごとに別のフォルダーにしてください。',
    en: 'Another server uses HONBU_DATA={data}. Each server needs a folder of its own.',
  },
  EVENTSTORE_UNREACHABLE: {
    ja: 'HONBU_EVENTSTORE のサーバーに届きません({reason})。動いているか、住所とポートが正しいか確かめてください。',
    en: 'The server in HONBU_EVENTSTORE cannot be reached ({reason}). Check that it runs, and its address and port.',
  },
  EVENTSTORE_CERTIFICATE: {
    ja: 'HONBU_EVENTSTORE のサーバーと安全に接続できません({reason})。',
    en: 'No safe connection to the server in HONBU_EVENTSTORE ({reason}).',
  },
  EVENTSTORE_DENIED: {
    ja: 'HONBU_EVENTSTORE のユーザー名かパスワードを、サーバーが受け付けません。',
    en: 'The server does not accept the user or the password in HONBU_EVENTSTORE.',
  },
  EVENTSTORE_READ_DENIED: {
    ja: 'HONBU_EVENTSTORE のユーザーに {stream} を読む権限がありません。読む権限を与えるか、権限のあるユーザーにしてください(docs/operate.md)。',
    en: 'The user in HONBU_EVENTSTORE has no right to read {stream}. Grant it, or use one who has it (docs/operate.md).',
  },
  EVENTSTORE_WRITE_DENIED: {
    ja: 'HONBU_EVENTSTORE のユーザーに {stream} へ書く権限がありません。書く権限を与えるか、権限のあるユーザーにしてください(docs/operate.md)。',
    en: 'The user in HONBU_EVENTSTORE has no right to write {stream}. Grant it, or use one who has it (docs/operate.md).',
  },
  EVENTSTORE_UNUSABLE: {
    ja: '出来事の記録を使えません({reason})。HONBU_EVENTSTORE と HONBU_DATA を確かめてください。',
    en: 'The event log cannot be used ({reason}). Check HONBU_EVENTSTORE and HONBU_DATA.',
  },
  BOARDS_AHEAD_OF_LOG: {
    ja: 'ボードは記録より先まで進んでいます。古いバックアップの記録が戻されたようです。「honbu new-epoch」を実行してから起動し直してください。',
    en: 'The boards have read further than the log goes: an older backup of the log was put in place. Run "honbu new-epoch", then start again.',
  },
  INSTITUTION_CHANGED: {
    ja: 'この記録は HONBU_INSTITUTION={institution} のものです。元の値に戻してください。',
    en: 'This log belongs to HONBU_INSTITUTION={institution}. Set it back to that.',
  },
  START_FAILED: {
    ja: '起動できませんでした。管理者に次の言葉を伝えてください: {reason}',
    en: 'The service could not start. Tell your administrator these words: {reason}',
  },
  CONFIG_UNPROTECTED: {
    ja: 'HONBU_HOST={host} で外から使うには HONBU_TLS_CERT と HONBU_TLS_KEY、またはプロキシの https の住所 HONBU_PUBLIC_URL を設定してください。',
    en: 'To serve others on HONBU_HOST={host}, set HONBU_TLS_CERT and HONBU_TLS_KEY, or HONBU_PUBLIC_URL to the https address of your proxy.',
  },
} satisfies ErrorCatalogue;

/** Throws `CONFIG_INVALID`, which names the variable and never its value. */
export const invalid = (variable: string, shouldBe: string | Wording): never => {
  throw new DomainError('CONFIG_INVALID', { variable, shouldBe });
};
