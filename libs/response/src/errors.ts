import { rejector, type ErrorCatalogue } from '#kernel';

/** Every refusal of the response context, in both languages, with the rule it comes from. */
export const responseErrors = {
  // Life of an incident
  INCIDENT_UNKNOWN: { ja: 'この事案はありません。', en: 'There is no such incident.' },
  INCIDENT_EXISTS: { ja: 'この事案は既に開設されています。', en: 'This incident has already been opened.' },
  INCIDENT_CLOSED: {
    ja: 'この事案は終了しています。記録を続けるには、理由を添えて事案を再開してください。',
    en: 'This incident is closed. To go on recording, reopen it first and say why.',
  },
  // Said again with words of its own: refused, so that the words are not lost
  ALREADY_CLOSED: {
    ja: 'この事案は既に終了しています。今回の理由は記録されていません。終了のしかたを改めるには、再開してから終了してください。',
    en: 'This incident is already closed, and this reason has not been recorded. To close it in another way, reopen it first.',
  },
  NOT_CLOSED: {
    ja: 'この事案は終了していません。今回の理由は記録されていません。',
    en: 'This incident is not closed. This reason has not been recorded.',
  },
  // M-083, O-5: command is handed back by standing a body down, never by forgetting it
  BODIES_STILL_OPEN: {
    ja: '設置中の体制({bodies})を解散してから終了してください。',
    en: 'Stand down what is still open ({bodies}) before closing.',
  },
  DUPLICATE_NEEDED: { ja: '重複先の事案を指定してください。', en: 'Say which incident this one duplicates.' },
  DUPLICATE_OF_ITSELF: { ja: '自分自身を重複先にはできません。', en: 'An incident cannot duplicate itself.' },
  // M-025: manual versions are data
  MANUAL_UNKNOWN: {
    ja: 'マニュアル {manual} 第{version}版は登録されていません。',
    en: 'The manual {manual} version {version} is not known here.',
  },
  // O-1, O-2
  READING_UNKNOWN: { ja: '解釈「{point}」に選択肢「{option}」はありません。', en: 'The open point "{point}" has no option "{option}".' },

  // Entries
  ENTRY_UNKNOWN: { ja: '記録 {entryId} はこの事案にありません。', en: 'There is no entry {entryId} in this incident.' },
  ENTRY_OF_ANOTHER_KIND: {
    ja: 'この記録はこの方法では訂正できません。',
    en: 'This entry is of another kind and is corrected in another way.',
  },
  ENTRY_WITHDRAWN: { ja: 'この記録は取消済みです。', en: 'This entry has been withdrawn.' },
  ALREADY_WITHDRAWN: {
    ja: 'この記録は既に取消されています。今回の理由は記録されていません。',
    en: 'This entry has already been withdrawn. This reason has not been recorded.',
  },
  ENTRY_IS_AN_ACT: {
    ja: '行われた行為は取消せません。逆の行為(解散・引継ぎ・中止など)を記録してください。',
    en: 'What was done cannot be taken back. Record the contrary act (stand down, hand over, cancel …).',
  },
  ENTRY_WITHOUT_WORDING: {
    ja: 'この記録には訂正できる文言がありません。',
    en: 'This entry has no words of its own that could be corrected.',
  },
  ENTRY_NEEDS_NO_ACTION: { ja: 'この記録は対応不要です。', en: 'This entry needs no action.' },
  ENTRY_SETTLED: { ja: 'この記録は対応済みです。', en: 'This entry has already been settled.' },
  // M-121, M-122
  DUTIES_NEEDED: { ja: '「要担当者対応」には担当を1つ以上選んでください。', en: 'Name at least one duty that is to act.' },

  // Times (U-2, M-120)
  OCCURRED_IN_FUTURE: { ja: '発生日時が未来です(現在 {now})。', en: 'It cannot have happened in the future (it is now {now}).' },
  RECEIVED_IN_FUTURE: { ja: '受付・入手日時が未来です(現在 {now})。', en: 'It cannot have been received in the future (it is now {now}).' },
  OCCURRED_AT_INCOMPLETE: {
    ja: '日時と精度が一致しません。日時が不明なら精度を「不明」にしてください。',
    en: 'Give an instant with its precision, or say that the time is unknown.',
  },

  // Persons
  PERSON_UNKNOWN: { ja: '対象者 {personId} はこの事案に登録されていません。', en: 'The person {personId} is not in this incident.' },
  // M-058: each fact confirmed or presumed
  STATE_EMPTY: {
    ja: '所在・傷病・原因・診療のうち1つ以上、または状況を記入してください。',
    en: 'Say at least one of whereabouts, harm, cause and care, or something in words.',
  },

  // Levels
  LEVEL_OUT_OF_RANGE: { ja: '対応レベルは0(未判定)から3です。', en: 'The response level is 0 (not assessed) to 3.' },
  // M-065, O-5
  GROUNDS_NEEDED: { ja: '対応レベルを下げるには根拠が必要です。', en: 'Lowering the response level needs grounds.' },
  LEVEL_ALREADY_IN_FORCE: {
    ja: '対応レベルは既に{level}です。今回の根拠は記録されていません。決定または報告として記録してください。',
    en: 'The response level is already {level}, and these grounds have not been recorded. Record them as a decision or a report.',
  },

  // Bodies and posts
  BODY_ALREADY_OPEN: {
    ja: '既に設置されています。今回の場所・根拠は記録されていません。長の交代は任命で行ってください。',
    en: 'It is already open; this place and these grounds have not been recorded. To change its head, assign the post.',
  },
  BODY_ALREADY_STOOD_DOWN: {
    ja: '既に解散しています。今回の根拠は記録されていません。',
    en: 'It has already been stood down. These grounds have not been recorded.',
  },
  BODY_NOT_OF_MANUAL: {
    ja: 'この事案のマニュアルにこの体制はありません。',
    en: 'The manual of this incident has no such body.',
  },
  BODY_NOT_OPEN: { ja: '設置されていません。', en: 'This body is not open.' },
  // M-083: the team follows the headquarters' orders until those end
  /** O-5: the sources say nothing of standing down. */
  ON_SITE_STILL_OPEN: {
    ja: '現地対策本部が開いています。先に現地対策本部を解散してください。',
    en: 'The on-site headquarters is still open. Stand it down first.',
  },
  TEAM_UNDER_HEADQUARTERS: {
    ja: '緊急対策チームは危機対策本部の指揮下にあります。先に本部を解散してください。',
    en: 'The team is under the orders of the headquarters. Stand the headquarters down first.',
  },
  POST_NOT_OF_BODY: { ja: 'この体制に職「{post}」はありません。', en: 'This body has no post {post}.' },
  // M-076: two assistants
  POST_FULL: { ja: '職「{post}」の定員({seats})に達しています。', en: 'All seats ({seats}) of the post {post} are taken.' },
  HEAD_NEEDED: { ja: '長は空席にできません。後任を任命してください。', en: 'The head post cannot be left empty. Assign a successor.' },

  // Duties (M-077, M-085)
  DUTY_NOT_OF_BODY: { ja: '設置中の体制に担当「{duty}」はありません。', en: 'No body that is open has the duty {duty}.' },
  DUTY_ALREADY_HELD: {
    ja: '担当「{duty}」は既にこの担当者です。今回の引継ぎ事項は記録されていません。',
    en: 'This member already holds the duty {duty}. This note has not been recorded.',
  },
  DUTY_NOT_HELD: { ja: '担当「{duty}」は未割当です。', en: 'Nobody holds the duty {duty}.' },

  // Dispatches
  DISPATCH_UNKNOWN: { ja: '派遣・手配 {dispatchId} はこの事案にありません。', en: 'There is no dispatch {dispatchId} in this incident.' },
  DISPATCH_STEP_OUT_OF_ORDER: {
    ja: '派遣・手配が「{status}」の状態ではこの操作はできません。',
    en: 'This cannot follow while the dispatch is {status}.',
  },
  DISPATCH_STEP_ALREADY_RECORDED: {
    ja: '「{status}」は既に記録されています。今回の内容は記録されていません。改めるには、その記録を訂正してください。',
    en: '{status} has already been recorded, and what was said now has not. To change it, correct that entry.',
  },
  DISPATCH_STEP_BEFORE_ANOTHER: {
    ja: '「{later}」が「{earlier}」より前になります。前の経過の日時が違うときは、先にその記録を訂正してください。',
    en: '{later} would come before {earlier}. If the time of the other step is wrong, correct that entry first.',
  },
  DISPATCH_ARRIVES_BEFORE_DEPARTURE: { ja: '到着が出発より前です。', en: 'It cannot arrive before it departs.' },

  // Decisions
  DECISION_CHOICE_UNKNOWN: {
    ja: '選んだ案は {optionCount} 案の中にありません。',
    en: 'The choice is not one of the {optionCount} options.',
  },
  CLAUSE_UNKNOWN: {
    ja: 'この事案のマニュアルにない条項です: {clause}(ある条項の例: M-069)。',
    en: 'The manual of this incident has no such clause: {clause} (an example of one that it has: M-069).',
  },
} as const satisfies ErrorCatalogue;

/** Refuses with a code of `responseErrors`. */
export const reject: (...refusal: Parameters<ReturnType<typeof rejector<typeof responseErrors>>>) => never = rejector(responseErrors);
