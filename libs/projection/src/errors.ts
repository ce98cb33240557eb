import type { ErrorCatalogue } from '#kernel';

/** Refusals of reads. */
export const projectionErrors = {
  READ_MODEL_BEHIND: {
    ja: '表示の更新が追いついていません。記録は残っています。少し待って読み直してください。',
    en: 'The boards have not caught up yet. What was recorded is safe. Wait a moment and read again.',
  },
  VIEW_STOPPED: {
    ja: '表示「{view}」は読めない記録({type}、記録位置 {position})のところで止まっています。管理者に知らせてください。',
    en: 'The view "{view}" has stopped at a record it cannot read ({type} at {position}). Tell the administrator.',
  },
  POSITION_AHEAD: {
    ja: 'この記録位置はまだ記録にありません。',
    en: 'The log has not reached this position yet.',
  },
  CURSOR_UNKNOWN: {
    ja: 'このカーソルが指す項目はこの一覧にありません。最初から読み直してください。',
    en: 'This list has no item at that cursor. Read it again from the start.',
  },
  MOMENT_NOT_FOUND: {
    ja: '指定の時点はこの事案の記録にありません。',
    en: 'The record of this incident has no such moment.',
  },
} satisfies ErrorCatalogue;
