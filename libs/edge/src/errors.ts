import { rejector, type ErrorCatalogue } from '#kernel';

/** Refusals of the edge itself. */
export const edgeErrors = {
  ID_INVALID: { ja: 'ID の形が正しくありません。', en: 'That is not an id of this kind.' },
  INPUT_INVALID: { ja: '入力を確かめてください({rule})。', en: 'Please check the input ({rule}).' },
  PAGE_TOO_LARGE: { ja: '一度に読めるのは {max} 件までです。', en: 'At most {max} can be read at a time.' },
  CURSOR_INVALID: { ja: 'カーソルの形が正しくありません。', en: 'That is not a cursor of this list.' },
  POSITION_FOREIGN: {
    ja: 'この記録位置は別の記録のものです。読み直してください。',
    en: 'This position belongs to another log. Please load again.',
  },
  ENTERED_AT_IMPLAUSIBLE: {
    ja: '入力日時がありえない日時です。端末の時計を確かめてください。',
    en: 'It cannot have been typed at that time. Please check the clock of the device.',
  },
  NOT_FOUND: { ja: '見つかりません。', en: 'Not found.' },
  ONE_MOMENT_ONLY: {
    ja: '時点は position・eventId・recordedAt のどれか一つで指定してください。',
    en: 'Give exactly one of position, eventId and recordedAt.',
  },
  STORAGE_FULL: {
    ja: '保存先の空きがありません。まだ何も記録されていません。空きを作ると再び記録できます。',
    en: 'The disk is full. Nothing of this was recorded. Make room, and it works again.',
  },
  STORE_UNAVAILABLE: {
    ja: '記録の保存先に届きません。記録されていません。後で送り直してください。',
    en: 'The log cannot be reached. Nothing was recorded. Send again later.',
  },
  OUTCOME_UNKNOWN: {
    ja: '記録されたかどうか分かりません。同じ clientCommandId で送り直してください。二重には記録されません。',
    en: 'It is not known whether this was recorded. Send it again with the same clientCommandId: nothing is recorded twice.',
  },
  LOG_DAMAGED: {
    ja: '記録のファイルが壊れています。管理者に知らせ、検証してバックアップから戻してください。',
    en: 'The log is damaged. Tell the administrator: it has to be verified and restored from a backup.',
  },
  INTERNAL: { ja: '内部の誤りです。記録の担当に知らせてください。', en: 'Something went wrong inside. Tell the administrator.' },
} satisfies ErrorCatalogue;

export const reject = rejector(edgeErrors);
