import { rejector, type ErrorCatalogue } from '#kernel';

export const privacyErrors = {
  KEY_PASSPHRASE_MISSING: {
    ja: 'ルート鍵ファイル {file} を開くパスフレーズがありません。HONBU_KEY_PASSPHRASE_FILE にパスフレーズを書いたファイルの場所を設定してください。',
    en: 'No passphrase for the root key file {file}. Set HONBU_KEY_PASSPHRASE_FILE to the path of a file that holds the passphrase.',
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
  KEY_ROOT_MISMATCH: {
    ja: 'このルート鍵は保管庫のものではありません。元の root.key をバックアップから戻してください。新しい鍵では記録を開けません。',
    en: 'This root key is not the one of the vault. Restore the original root.key from a backup: no other key opens the record.',
  },
  SUBJECT_ERASED: {
    ja: 'この対象の個人情報は消去済みのため、新たに記録できません。',
    en: 'The personal data of this subject was erased; nothing personal can be recorded about it any more.',
  },
  VAULT_FOREIGN: {
    ja: 'ファイル {file} は保管庫ではないか、新しい版のプログラムが書いたものです。',
    en: 'The file {file} is not a vault, or a newer version of the program wrote it.',
  },
} as const satisfies ErrorCatalogue;

export const reject = rejector(privacyErrors);
