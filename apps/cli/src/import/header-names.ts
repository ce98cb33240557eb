/** What a column means to the reader. `time` may carry a date too (日時). */
export type ColumnRole =
  | 'no'
  | 'date'
  | 'time'
  | 'japanTime'
  | 'localTime'
  | 'utcTime'
  | 'from'
  | 'to'
  | 'text'
  | 'action'
  | 'status'
  | 'channel'
  | 'kind'
  | 'duties'
  | 'urgent'
  | 'disposition'
  | 'source'
  | 'reliability'
  | 'corrects';

/** Names that headquarters give their columns, in the form of `headerKey`. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  no: ['no', 'number', '番号', '通番', '連番', '項番', '整理番号', 'id'],
  date: ['date', '日付', '月日', '年月日', '日', '発生日', '日にち'],
  time: [
    'time',
    'datetime',
    'dateandtime',
    'when',
    '時刻',
    '時間',
    '日時',
    '発生日時',
    '発生時刻',
    '日付時刻',
    '年月日時刻',
    '月日時刻',
    'occurredat',
    'occurred',
    'calledat',
    'timestamp',
  ],
  japanTime: [
    '日本時刻',
    '日本時間',
    '日本日時',
    '時刻日本',
    '時間日本',
    '日時日本',
    '日本',
    'jst',
    '時刻jst',
    '時間jst',
    '日時jst',
    'jst時刻',
    '時刻日本時間',
    '日時日本時間',
    '時刻日本時刻',
    'timejst',
    'datetimejst',
    'jsttime',
    'japantime',
    'timejapan',
    'timeinjapan',
  ],
  localTime: [
    '現地時刻',
    '現地時間',
    '現地日時',
    '時刻現地',
    '時間現地',
    '日時現地',
    '現地',
    '時刻現地時間',
    '日時現地時間',
    '時刻現地時刻',
    'localtime',
    'local',
    'timelocal',
    'datetimelocal',
    'localdatetime',
  ],
  utcTime: ['utc', '時刻utc', '時間utc', '日時utc', 'utc時刻', 'timeutc', 'datetimeutc', 'utctime', 'gmt', 'timegmt', 'timez', 'zulu'],
  from: [
    'from',
    '発信',
    '発信者',
    '発信元',
    '発',
    '送信',
    '送信者',
    'sender',
    'caller',
    '発信機関',
    '連絡元',
    '報告者',
    'reportedby',
    'どこから',
    'calledby',
    'whocalled',
    'who',
    'fromwhom',
    '誰から',
    '誰が',
  ],
  to: [
    'to',
    '受信',
    '受信者',
    '受信先',
    '受',
    '宛先',
    '宛',
    'recipient',
    'receiver',
    '受信機関',
    '連絡先',
    '受付者',
    '発信先',
    'どこへ',
    'called',
    'calledparty',
    'towhom',
    '誰に',
    '誰へ',
  ],
  text: [
    'text',
    'content',
    'contents',
    '内容',
    '件名内容',
    '情報内容',
    '記事',
    '事項',
    '事象',
    '情報',
    '本文',
    '報告内容',
    '連絡内容',
    '出来事',
    'message',
    'event',
    'entry',
    'description',
    'details',
    'information',
    'report',
    'whathappened',
    'what',
  ],
  action: ['action', 'actions', '対応', '対応内容', '処置', '措置', '対応事項', '対応状況', '対応結果', 'response', 'actiontaken'],
  status: ['status', 'state', '状態', '状況', '進捗', 'ステータス', '完了', '処理状況'],
  channel: ['channel', '手段', '連絡手段', '通信手段', '媒体', '方法', '連絡方法', 'means', 'medium', 'via', 'by'],
  kind: ['kind', 'type', 'category', '種別', '区分', '種類', '分類'],
  duties: ['duty', 'duties', '担当', '担当班', '担当係', '担当部署', '対応担当', 'assignedto', 'incharge'],
  urgent: ['urgent', 'urgency', '至急', '緊急', '緊急度', '急'],
  disposition: ['disposition', '対応区分', '対応要否', '要対応', '要否', '対応判断', '重要度緊急度'],
  source: ['source', '情報源', '情報元', '情報入手元', '入手元', '出典', '出所', 'ソース', 'informationsource'],
  reliability: ['reliability', '信頼性', '信頼度', '確度', '信ぴょう性', '信憑性', '確実性', 'credibility', 'confidence'],
  corrects: [
    'corrects',
    'correction',
    'correctionof',
    'correctsno',
    '訂正',
    '訂正no',
    '訂正番号',
    '訂正対象',
    '訂正元',
    '訂正先',
    '訂正対象no',
    'amends',
  ],
};

const ROLES: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) => names.map((name) => [name, role as ColumnRole] as const)),
);

const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The meaning of a header cell, in Japanese, English or both (`発信 / From`), or undefined if it has none here.
 * A time whose bracket names a place (`時刻(リスボン)`) is a local time; a bracket on another name is a remark (`内容(5W1H)`).
 */
export function roleOf(header: string): ColumnRole | undefined {
  const folded = header.normalize('NFKC').trim();
  const whole = ROLES.get(headerKey(folded)) ?? (folded === '#' ? 'no' : undefined);
  if (whole) return whole;
  const bracket = /[([【]([^)\]】]*)[)\]】]/.exec(folded);
  if (bracket) {
    const role = roleOf(folded.replace(bracket[0], ' '));
    return role === 'time' && roleOf(bracket[1]!) !== 'time' ? zoneOfBracket(bracket[1]!) : role;
  }
  const parts = folded.split(/[/|・\n]/).flatMap((part) => [part, ...part.split(/\s+(?=[A-Za-z])|(?<=[A-Za-z.])\s+/)]);
  return parts.length > 1 ? parts.map((part) => ROLES.get(headerKey(part))).find((role) => role !== undefined) : undefined;
}

function zoneOfBracket(remark: string): ColumnRole {
  const key = headerKey(remark);
  if (/^(24時間(制|表記)?|24h|hhmm|hmm|yyyy.*|mmdd.*|必須|required|)$/.test(key)) return 'time';
  if (/^(jst|日本.*|japan|tokyo|utc9|utc09|gmt9)$/.test(key)) return 'japanTime';
  return /^(utc|gmt|z|世界標準時|協定世界時)$/.test(key) ? 'utcTime' : 'localTime';
}
