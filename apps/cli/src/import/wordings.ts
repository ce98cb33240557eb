import { DomainError, wordingOf, type ErrorCatalogue, type ErrorDetails, type Wording } from '#kernel';

/** Why a line, or the whole table, could not be read. Details never repeat what a cell says. */
export const faultWordings = {
  WORKBOOK: {
    ja: 'Excel ブックのままでは読めません。Excel で「CSV UTF-8(コンマ区切り)」として保存してください。',
    en: 'This is an Excel workbook. Save it from Excel as “CSV UTF-8 (comma delimited)”.',
  },
  HEADER_MISSING: {
    ja: '見出し行が見つかりません。文字コードは UTF-8 か Shift_JIS とし、「内容」と、ほかに一つ以上の見出し(No、日付、時刻、発信、受信、対応など)がある行が必要です。',
    en: 'No header row was found. In UTF-8 or Shift_JIS, one row must name “content” and at least one more column (No, date, time, from, to, action …).',
  },
  QUOTES_UNPAIRED: {
    ja: '引用符「"」の対が合わず、セルの区切りがわかりません。',
    en: 'The quotation marks do not pair up, so the cells cannot be told apart.',
  },
  TOO_MANY_CELLS: {
    ja: 'セルが {found} 個あり、見出しの {expected} 個より多いです。引用符のない区切り文字がないか確認してください。',
    en: 'There are {found} cells under {expected} headings. Look for a delimiter that is not inside quotation marks.',
  },
  CHARACTERS_DAMAGED: {
    ja: '文字化けか、目に見えない制御文字があり、読めません。',
    en: 'Some characters are damaged, or control characters that nobody can see.',
  },
  TEXT_MISSING: { ja: '内容がありません。', en: 'The content is missing.' },
  TEXT_TOO_LONG: { ja: '{max} 文字を超えています。', en: 'Longer than {max} characters.' },
  KEPT_TOO_LONG: {
    ja: '意味のわからない列は対応に添えて残しますが、合わせて {max} 文字を超えています。',
    en: 'What is not understood is kept beside the action, and together they are longer than {max} characters.',
  },
  NO_REPEATED: {
    ja: '同じ No が {firstLine} 行目にあります。先の行だけを読みました。',
    en: 'The same No stands on line {firstLine}. Only that line was taken.',
  },
  DATE_AMBIGUOUS: {
    ja: '年月日の順がわかりません。2026/11/22 のように西暦4桁から書いてください。',
    en: 'The order of day, month and year is unclear. Write it as 2026/11/22.',
  },
  DATE_NOT_UNDERSTOOD: { ja: '日付として読めません。', en: 'This cannot be read as a date.' },
  DATE_INVALID: { ja: 'この日付は暦にありません。', en: 'There is no such date.' },
  DATE_MISSING: {
    ja: '日付がわかりません。--date YYYY-MM-DD で最初の日を指定してください。',
    en: 'The date is not known. Give the first day with --date YYYY-MM-DD.',
  },
  DATES_DISAGREE: { ja: '日付の列と時刻の列の日付が違います。', en: 'The date column and the date in the time column differ.' },
  TIME_NOT_UNDERSTOOD: { ja: '時刻として読めません。', en: 'This cannot be read as a time.' },
  TIME_OUT_OF_RANGE: {
    ja: '時刻の範囲を超えているか、午前か午後かがわかりません。21:58 のように書いてください。',
    en: 'There is no such time of day, or the half of the day is unclear. Write it as 21:58.',
  },
  ABOVE_MISSING: { ja: '「同上」ですが、上に読める値がありません。', en: 'It says “as above”, but nothing above can be read.' },
  ZONE_NEEDED: {
    ja: '現地時刻の時間帯がわかりません。--zone(例 Europe/Lisbon)で指定してください。',
    en: 'The zone of local times is not known. Give it with --zone, such as Europe/Lisbon.',
  },
  IN_FUTURE: { ja: '未来の時刻です({instant})。', en: 'The time lies in the future ({instant}).' },
} satisfies ErrorCatalogue;

/** What the reader understood, assumed or left as it was: about one line, or about the table. */
export const noteWordings = {
  NEW_DAY: {
    ja: '時刻が12時間を超えて戻ったので、翌日({date})と読みました。',
    en: 'The clock went back more than 12 hours: read as the next day ({date}).',
  },
  DAY_BEFORE: {
    ja: '日付のないまま18時間を超えて進むため、前日({date})の行と読みました。',
    en: 'The clock went more than 18 hours on within a day that nobody wrote: read as a line of the day before ({date}).',
  },
  LATE_LINE: { ja: '上の行より {minutes} 分前の出来事です(後から書かれた行)。', en: 'A late line: {minutes} minutes before one above it.' },
  LONG_GAP: {
    ja: '日付のないまま {hours} 時間進みました。日付を確認してください。',
    en: 'The clock went {hours} hours on without a date. Check the date.',
  },
  TIME_FROM_ABOVE: { ja: '時刻は上の行と同じと読みました。', en: 'The time was taken from the line above.' },
  WEEKDAY_DISAGREES: { ja: '曜日が日付({date})と合いません。', en: 'The weekday does not fit the date ({date}).' },
  CLOCK_CHANGE: {
    ja: '夏時間の切り替えで、この時刻は二度あるか存在しません。',
    en: 'At the change of clocks this time comes twice or never.',
  },
  CLOCKS_DISAGREE: {
    ja: '日本時刻と現地時刻が {minutes} 分ずれています。先の列を採りました。',
    en: 'The two clocks differ by {minutes} minutes. The first column was taken.',
  },
  CELL_KEPT: {
    ja: '「{column}」は読み取れない部分があり、原文のまま残しました。',
    en: '“{column}” was not fully understood and is kept as written.',
  },
  TEXT_FROM_ACTION: {
    ja: '内容が空なので、対応を内容として読みました。',
    en: 'The content is empty: the action was taken as the content.',
  },
  OPEN_FOR_NOBODY: {
    ja: '状態は未完了ですが、誰の対応待ちにも入りません(対応不要)。本部や担当に渡すには、対応区分か担当を書いてください。',
    en: 'The status is open, but the line waits for nobody (no action needed). To hand it to the headquarters or a duty, name a disposition or a duty.',
  },
  CORRECTS: { ja: 'No.{no} の訂正です。', en: 'Corrects No {no}.' },
  CORRECTED_NO_UNKNOWN: { ja: '訂正先の No がこの表にありません。', en: 'The No that it corrects is not in this table.' },
  CORRECTION_WITHOUT_NO: {
    ja: '訂正とありますが、どの No の訂正か書かれていません。推測しません。',
    en: 'It says it is a correction, but not of which No. It is not guessed.',
  },
  ENCODING: { ja: '文字コードは {encoding} と判断しました。', en: 'The encoding was found to be {encoding}.' },
  COLUMNS_KEPT: {
    ja: '意味のわからない列は行に添えて残しました: {columns}',
    en: 'Columns that are not understood are kept beside each line: {columns}',
  },
  ZONE_ASSUMED: { ja: '時刻は {zone} の時刻と読みました(--zone で変更)。', en: 'Times were read as {zone} (change with --zone).' },
  LOCAL_TIME_UNCHECKED: {
    ja: '--zone がないため、現地時刻は照合せず原文のまま残しました。',
    en: 'Without --zone local times are not compared and are kept as written.',
  },
  NO_TIME_COLUMN: { ja: '日時の列がないため、すべて「時刻不明」です。', en: 'There is no column of date or time: all times are unknown.' },
  NO_NUMBERS: {
    ja: 'No のない行が {count} 行あります。書き換えると、次回は新しい行として扱われます。',
    en: '{count} lines have no No. If one is changed, the next run takes it for a new line.',
  },
  ROWS_IGNORED: {
    ja: '表題・空行・注記など {count} 行は記録の行ではありません: {lines}',
    en: '{count} rows are titles, blank or remarks and not lines of the record: {lines}',
  },
} satisfies ErrorCatalogue;

export type FaultCode = keyof typeof faultWordings;
export type NoteCode = keyof typeof noteWordings;

export interface Note {
  readonly code: NoteCode;
  readonly details: ErrorDetails;
}

/** What a fault or a note says in one language. */
export const wordsOf = ({ code, details }: { code: FaultCode | NoteCode; details: ErrorDetails }, language: keyof Wording): string =>
  wordingOf({ ...faultWordings, ...noteWordings }, new DomainError(code, details), language);
