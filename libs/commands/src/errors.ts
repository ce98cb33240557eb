import type { ErrorCatalogue } from '#kernel';

/** Refusals of the machinery that every command goes through. */
export const commandErrors = {
  COMMAND_ID_REUSED: {
    ja: 'この clientCommandId は別の内容で既に使われています。新しい ID を付けて送り直してください。',
    en: 'This clientCommandId was already used with another input. Send it again with a new id.',
  },
  REVISION_CHANGED: {
    ja: 'その間に他の記録が入りました(現在の版 {revision})。内容を確かめて送り直してください。',
    en: 'Something else was recorded meanwhile (now at revision {revision}). Check and send again.',
  },
  CONTENDED: {
    ja: '同時に多くの記録が入っています。もう一度送ってください。',
    en: 'Many entries are being recorded at the same time. Please send it again.',
  },
  CONTRACT_VIOLATED: {
    ja: '記録の形式に合いません({event} {path}: {rule})。',
    en: 'The record does not keep its schema ({event} {path}: {rule}).',
  },
  RECORD_UNREADABLE: {
    ja: 'ここには記録できません。読めない記録({type}、記録位置 {position})があります。管理者に知らせてください。',
    en: 'Nothing can be recorded here: there is a record that this program cannot read ({type} at {position}). Tell the administrator.',
  },
} satisfies ErrorCatalogue;
