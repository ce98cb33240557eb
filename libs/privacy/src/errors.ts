import { rejector, type ErrorCatalogue } from '#kernel';

export const privacyErrors = {
  KEY_PASSPHRASE_MISSING: {
    ja: 'ルート鍵ファイル {file} を開くパスフレーズがありません。HONBU_KEY_PASSPHRASE_FILE にパスフレーズを書いたファイルの場所を設定してください。',
    en: 'No passphrase for the root key file {file}. Set HONBU_KEY_PASSPHRASE_FILE to the path of a file that holds the passphrase.',
  },
  KEY_PASSPHRASE_UNREADABLE: {
    ja: 'HONBU_KEY_PASSPHRASE_FILE に設定された場所から、パスフレーズを読み取れません。ファイルがないか、フォルダーか、空か、読む権限がありません。',
    en: 'No passphrase can be read where HONBU_KEY_PASSPHRASE_FILE points: there is no such file, it is a folder, it is empty, or it may not be read.',
  },
  KEY_PASSPHRASE_WRONG: {
    ja: 'ルート鍵ファイル {file} はこのパスフレーズでは開けません。パスフレーズが違うか、ファイルが壊れています。',
    en: 'The root key file {file} does not open with this passphrase: the passphrase is wrong or the file is damaged.',
  },
  KEY_PASSPHRASE_TOO_SHORT: {
    ja: 'ルート鍵のパスフレーズは {min} 文字以上にしてください。',
    en: 'The passphrase of the root key must have at least {min} characters.',
  },
  KEY_FILE_INVALID: {
    ja: 'ルート鍵ファイル {file} を読めません。バックアップから戻してください。',
    en: 'The root key file {file} cannot be read. Restore it from a backup.',
  },
  KEY_FILE_FOLDER: {
    ja: 'ルート鍵ファイルのはずの {file} はフォルダーです。HONBU_KEY_FILE には鍵ファイルそのものの場所を設定してください。',
    en: '{file}, which should be the root key file, is a folder. Set HONBU_KEY_FILE to the path of the key file itself.',
  },
  KEY_FILE_FOREIGN: {
    ja: '{file} はルート鍵ファイルではなく、別のファイルです。HONBU_KEY_FILE に鍵ファイルの場所を設定するか、鍵ファイルをバックアップから戻してください。',
    en: '{file} is not a root key file but some other file. Set HONBU_KEY_FILE to the path of the key file, or restore it from a backup.',
  },
  KEY_ROOT_MISMATCH: {
    ja: 'このルート鍵は保管庫のものではありません。元の root.key をバックアップから戻してください。新しい鍵では記録を開けません。',
    en: 'This root key is not the one of the vault. Restore the original root.key from a backup: no other key opens the record.',
  },
  SUBJECT_ERASED: {
    ja: 'この対象の個人情報は消去済みのため、新たに記録できません。',
    en: 'The personal data of this subject was erased; nothing personal can be recorded about it any more.',
  },
  VAULT_FOREIGN: {
    ja: '{vault} は保管庫ではないか、新しい版のプログラムが書いたものです。',
    en: '{vault} is not a vault, or a newer version of the program wrote it.',
  },
  VAULT_ADDRESS_INVALID: {
    ja: '保管庫の場所は {form} の形で指定してください。利用者名とパスワードの記号はパーセント符号化します。',
    en: 'Give the place of the vault as {form}. Signs in user name and password are percent-encoded.',
  },
  VAULT_CERTIFICATE_UNREADABLE: {
    ja: '保管庫の sslrootcert に指定した証明書 {file} を読めません。',
    en: 'The certificate {file}, given as sslrootcert of the vault, cannot be read.',
  },
  VAULT_CERTIFICATE_REFUSED: {
    ja: '保管庫のデータベースの証明書を確かめられません({reason})。sslrootcert に認証局の証明書を指定してください。',
    en: 'The certificate of the vault’s database cannot be verified ({reason}). Give the authority’s certificate as sslrootcert.',
  },
  VAULT_SIGN_IN_REFUSED: {
    ja: '保管庫のデータベースがこの利用者名とパスワードを受け付けません。',
    en: 'The database of the vault refuses this user name and password.',
  },
  VAULT_DATABASE_MISSING: {
    ja: '保管庫のデータベースがないか、この利用者に書く権利がありません。この利用者を所有者としてデータベースを作ってください。',
    en: 'The database of the vault is not there, or its user may not write to it. Create the database with this user as its owner.',
  },
  VAULT_UNREACHABLE: {
    ja: '保管庫のデータベースが今は答えません({reason})。しばらくしてからもう一度試してください。',
    en: 'The database of the vault does not answer now ({reason}). Try again in a moment.',
  },
  VAULT_TAKEN: {
    ja: '移す先の保管庫には既に別のものがあります。空の保管庫にしてください。',
    en: 'The vault to copy to holds something else already. Choose an empty one.',
  },
  VAULT_EMPTY: {
    ja: '移す元の保管庫は使われたことがありません。場所を確かめてください。',
    en: 'The vault to copy from was never used. Check where it is.',
  },
  VAULT_READ_ONLY: {
    ja: '保管庫のデータベースは今、読み取り専用です。書き込めるサーバーを指定してください。',
    en: 'The database of the vault is read-only now. Name the server that takes writes.',
  },
  VAULT_NOT_DURABLE: {
    ja: '保管庫のデータベースの設定 {setting} が on ではないため、停電で鍵が失われます。on にしてください。',
    en: 'The setting {setting} of the vault’s database is not on: keys would be lost with the power. Turn it on.',
  },
} as const satisfies ErrorCatalogue;

export const reject = rejector(privacyErrors);
