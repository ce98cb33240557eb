import { rejector, type ErrorCatalogue } from '#kernel';
import { exitCodes, type ExitCode } from './exit-codes.js';

/** Refusals of the command line itself, in both languages. */
export const cliErrors = {
  FILE_UNREADABLE: { ja: 'ファイル {file} を読めません({reason})。', en: 'The file {file} cannot be read ({reason}).' },
  FILE_EXISTS: { ja: '{file} は既にあります。別の名前にしてください。', en: '{file} exists already. Choose another name.' },
  OPTION_INVALID: { ja: '{option} は {shouldBe} で指定してください。', en: '{option} should be {shouldBe}.' },
  URL_INVALID: { ja: '--url は http:// または https:// で始めてください。', en: '--url should begin with http:// or https://.' },
  TOKEN_NEEDED: {
    ja: 'トークンが必要です。--token か HONBU_TOKEN で指定してください。--login で自分のアカウントを使うこともできます(訓練サーバーでは --as director)。',
    en: 'A token is needed. Give it with --token or HONBU_TOKEN or use your own account with --login (on a drill server, --as director).',
  },
  URL_UNPROTECTED: {
    ja: 'http はこの機械の中でだけ使えます。--url に https の住所を指定してください。',
    en: 'Plain http is for this machine only. Give an https address with --url.',
  },
  SERVER_UNREACHABLE: {
    ja: '{url} の Honbu に届きません。動いているか、--url が正しいか確かめてください。',
    en: 'Honbu cannot be reached at {url}. Check that it runs and that --url is right.',
  },
  SERVER_ANSWER_UNKNOWN: {
    ja: '{url} は Honbu として答えません(HTTP {status})。',
    en: '{url} does not answer as Honbu does (HTTP {status}).',
  },
  SERVER_STOPPED: {
    ja: 'サーバーが止まりました({code})。同じコマンドで続きから始まります。',
    en: 'The server stopped ({code}). The same command goes on where it stopped.',
  },
  SERVER_OF_ANOTHER_VERSION: {
    ja: 'サーバーがこの問い合わせを理解しません。honbu とサーバーの版をそろえてください({reason})。',
    en: 'The server does not understand this request. Use honbu and server of the same version ({reason}).',
  },
  REFUSED: { ja: '断られました: {message}({code})', en: 'Refused: {message} ({code})' },
  INCIDENT_OR_TITLE: {
    ja: '--incident か --open のどちらか一つを指定してください。',
    en: 'Give one of --incident and --open.',
  },
  INCIDENT_ID_INVALID: { ja: '事案の ID の形ではありません。', en: 'This is not the id of an incident.' },
  TABLE_UNREADABLE: { ja: 'この表は一行も読めませんでした。', en: 'Not one line of this table could be read.' },
  IMPORT_REFUSED: {
    ja: '事案 {incident} への取り込みを断られました: {message}({code})',
    en: 'The import into the incident {incident} was refused: {message} ({code})',
  },
  NOT_A_DRILL: {
    ja: '{folder} は訓練の記録ではありません。デモには別の --data を指定してください。',
    en: '{folder} does not hold a drill. Give the demo another --data.',
  },
  NOT_OUR_FOLDER: {
    ja: '{folder} は Honbu の記録ではないものを含むので消しません。',
    en: '{folder} holds things that are not Honbu’s: it is not removed.',
  },
  NO_FREE_PORT: { ja: '{port} 番から先に空いたポートがありません。', en: 'No port from {port} on is free.' },
  NO_RECORD: { ja: '{folder} に Honbu の記録がありません。', en: 'There is no record of Honbu in {folder}.' },
  LOG_REFUSED: { ja: '記録を使えません: {reason}', en: 'The record cannot be used: {reason}' },
  RESTORE_FORCE_NEEDED: {
    ja: '{folder} には既に記録があります。置き換えるには --force を付けてください(元の記録は名前を変えて残します)。',
    en: 'There is a record in {folder} already. Add --force to replace it (the former one is kept under another name).',
  },
  TARGET_TAKEN: {
    ja: '移す先には既に別の記録があります。空の場所か、別の --prefix にしてください。',
    en: 'There is another log at the target already. Choose an empty place, or another --prefix.',
  },
  FOLDER_NOT_EMPTY: { ja: '{folder} は空ではありません。', en: '{folder} is not empty.' },
  SERVICE_RUNNING: {
    ja: 'サーバーがこの記録を使っています。止めてからもう一度実行してください。',
    en: 'The server is using this record. Stop it and run this again.',
  },
  INCIDENT_NOT_IN_LOG: { ja: 'この事案の出来事は記録にありません。', en: 'The log holds no event of this incident.' },
  SCHEMA_DRIFT: {
    ja: 'schemas/ がプログラムと一致しません。`npm run schema` で書き直し、差分を確かめてください。',
    en: 'schemas/ differs from the program. Write it again with `npm run schema` and look at the difference.',
  },
  API_CHANGE_UNANNOUNCED: {
    ja: '公開済みの API を使う側が動かなくなる変更です。元に戻すか(古い項目は @deprecated として残せます)、上の一文ごとに、代わりにどうするかを schemas/graphql/announced-changes.json に書いて予告してください。',
    en: 'This breaks clients of the published API. Take it back (what is old can stay, as @deprecated), or announce each change in schemas/graphql/announced-changes.json: the sentence above, and what clients do instead.',
  },
  PUBLISHED_API_MISSING: {
    ja: 'schemas/graphql/published.graphql がありません。変更の履歴から戻してください。',
    en: 'schemas/graphql/published.graphql is missing. Bring it back from the history.',
  },
  ANNOUNCEMENTS_UNREADABLE: {
    ja: 'schemas/graphql/announced-changes.json を読めません。{"変更の一文": "代わりにどうするか"} の形にしてください。',
    en: 'schemas/graphql/announced-changes.json cannot be read. It should be {"the change": "what clients do instead"}.',
  },
  INTERNAL: { ja: '予期しない誤りです({name})。', en: 'Something unexpected went wrong ({name}).' },
} satisfies ErrorCatalogue;

export const reject = rejector(cliErrors);

const exits: Readonly<Record<string, ExitCode>> = {
  OPTION_INVALID: exitCodes.USAGE,
  URL_INVALID: exitCodes.USAGE,
  INCIDENT_OR_TITLE: exitCodes.USAGE,
  INCIDENT_ID_INVALID: exitCodes.USAGE,
  FILE_UNREADABLE: exitCodes.USAGE,
  FILE_EXISTS: exitCodes.USAGE,
  IMPORT_ZONE_INVALID: exitCodes.USAGE,
  IMPORT_DATE_INVALID: exitCodes.USAGE,
  TOKEN_NEEDED: exitCodes.USAGE,
  URL_UNPROTECTED: exitCodes.USAGE,
  FOLDER_NOT_EMPTY: exitCodes.USAGE,
  TARGET_TAKEN: exitCodes.USAGE,
  RESTORE_FORCE_NEEDED: exitCodes.USAGE,
  SERVER_UNREACHABLE: exitCodes.UNREACHABLE,
  SERVER_ANSWER_UNKNOWN: exitCodes.UNREACHABLE,
  SERVER_STOPPED: exitCodes.UNREACHABLE,
  NO_RECORD: exitCodes.UNREACHABLE,
  SERVICE_RUNNING: exitCodes.UNREACHABLE,
  LOG_REFUSED: exitCodes.UNREACHABLE,
  NO_FREE_PORT: exitCodes.CONFIGURATION,
  NOT_A_DRILL: exitCodes.CONFIGURATION,
  NOT_OUR_FOLDER: exitCodes.CONFIGURATION,
  KEY_PASSPHRASE_MISSING: exitCodes.CONFIGURATION,
  KEY_PASSPHRASE_UNREADABLE: exitCodes.CONFIGURATION,
  KEY_PASSPHRASE_WRONG: exitCodes.CONFIGURATION,
  KEY_FILE_INVALID: exitCodes.CONFIGURATION,
  KEY_FILE_FOLDER: exitCodes.CONFIGURATION,
  KEY_FILE_FOREIGN: exitCodes.CONFIGURATION,
  KEY_ROOT_MISMATCH: exitCodes.CONFIGURATION,
  VAULT_TAKEN: exitCodes.USAGE,
  VAULT_EMPTY: exitCodes.USAGE,
  VAULT_ADDRESS_INVALID: exitCodes.USAGE,
  VAULT_CERTIFICATE_UNREADABLE: exitCodes.USAGE,
  VAULT_UNREACHABLE: exitCodes.UNREACHABLE,
  VAULT_SIGN_IN_REFUSED: exitCodes.CONFIGURATION,
  VAULT_CERTIFICATE_REFUSED: exitCodes.CONFIGURATION,
  VAULT_DATABASE_MISSING: exitCodes.CONFIGURATION,
  VAULT_NOT_DURABLE: exitCodes.CONFIGURATION,
  VAULT_READ_ONLY: exitCodes.CONFIGURATION,
  VAULT_FOREIGN: exitCodes.CONFIGURATION,
  INTERNAL: exitCodes.INTERNAL,
};

/** The exit code of a coded error; a refusal by the server is a fault of the work, not of the program. */
export const exitOf = (code: string): ExitCode => exits[code] ?? exitCodes.FAULTS;
