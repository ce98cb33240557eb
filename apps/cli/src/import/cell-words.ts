import { channels, codesOf, credibilities, dispositions, duties, entryKinds, entryStatuses, reliabilities, type Terms } from '#vocabulary';
import { normalised } from '#written';

export type Channel = keyof typeof channels;
export type Kind = keyof typeof entryKinds;
export type Duty = keyof typeof duties;
export type Disposition = keyof typeof dispositions;
export type Status = keyof typeof entryStatuses;
export type Reliability = keyof typeof reliabilities;
export type Credibility = keyof typeof credibilities;

const wordKey = (word: string): string =>
  normalised(word)
    .toLowerCase()
    .replace(/[\s・･\-_.]/g, '');

/** The words of the vocabulary in both languages, its codes, and what headquarters write besides. */
function wordsFor<Code extends string>(list: Terms<Code>, besides: Partial<Record<Code, readonly string[]>>): ReadonlyMap<string, Code> {
  const pairs = codesOf(list).flatMap((code) =>
    [code, list[code].ja, list[code].en, ...(besides[code] ?? [])].map((word) => [wordKey(word), code] as const),
  );
  return new Map(pairs);
}

const KINDS = wordsFor(entryKinds, {
  REPORT: ['情報', '連絡', '報', 'info', 'information'],
  INSTRUCTION: ['命令', 'order'],
  REQUEST: ['要請', '要望'],
  DECISION: ['判断', '決裁', 'decided'],
  CONFIRMATION: ['照会', '確認事項', 'check'],
  RISK: ['懸念', '危険'],
});

const CHANNELS = wordsFor(channels, {
  PHONE: ['tel', 'telephone', '携帯', '携帯電話', '国際電話', '架電', '入電', '受電', 'call', 'phone call', 'mobile'],
  EMAIL: ['メール', '電子メール', 'mail', 'email', 'eメール'],
  VISIT: ['来校', '来学', '訪問'],
  CALL_BACK: ['折返し電話', '折り返し'],
  FAX: ['ファックス', 'ファクス'],
  RADIO: ['トランシーバー'],
  SNS: ['twitter', 'x', 'facebook', 'instagram'],
  NEWS: ['テレビ', 'tv', '新聞', 'ニュース', '報道機関', 'press', 'media'],
  WEB: ['web', 'ホームページ', 'hp', 'サイト', 'internet', 'ネット', 'website'],
  IN_PERSON: ['対面', '面談', '会議', '直接', 'face to face', 'meeting', 'verbal'],
  LINE: ['ライン'],
});

const DUTIES = wordsFor(duties, {
  PR: ['広報担当', '報道', '報道対応', 'press'],
  GOVERNMENT: ['関係官庁対応', '官庁', '官公庁', '政府', '外務省', 'authorities'],
  FAMILY: ['家族対応', '家族支援', '保護者', '保護者対応', 'families'],
  LOGISTICS: ['手配', '渉外', 'ロジ', 'ロジスティクス', 'logi'],
  ON_SITE: ['現地', '現地派遣', '派遣', '現地対応', 'onsite', 'site'],
  GENERAL_AFFAIRS: ['庶務', '学内', '総務', 'general'],
});

const DISPOSITIONS = wordsFor(dispositions, {
  NONE: ['不要', 'no action'],
  HANDLER: ['要担当', '担当者対応', '担当対応', '要対応', 'duty'],
  HQ: ['要本部', '本部対応', '本部', 'headquarters'],
});

const STATUSES = wordsFor(entryStatuses, {
  NONE: ['-', '不要'],
  OPEN: ['未', '未了', '未着手', '未処理', '未完', 'pending', 'todo', 'new'],
  TAKEN_UP: ['継続', '継続中', '処理中', '確認中', '依頼中', '調整中', '手配中', 'in progress', 'ongoing'],
  SETTLED: ['済', '済み', '了', '完', '完了', '終了', '対応済み', '処理済', '解決', 'done', 'closed', 'resolved', 'completed'],
});

const RELIABILITIES = wordsFor(reliabilities, {
  RELIABLE: ['高', '高い', '確実', '公式', 'high', 'official', 'a'],
  USUALLY_RELIABLE: ['中', 'medium', 'b', 'c'],
  UNRELIABLE: ['低', '低い', 'low', 'd', 'e'],
  UNKNOWN: ['未確認', '伝聞', 'unverified', 'f'],
});

const CREDIBILITIES = wordsFor(credibilities, {
  CONFIRMED: ['確認済', '確認済み', '確認', 'verified', '1'],
  PROBABLE: ['おそらく確実', '推測', '推定', 'likely', '2', '3'],
  DOUBTFUL: ['疑義あり', 'unlikely', '4', '5'],
  UNKNOWN: ['unconfirmed', '6'],
});

const YES = new Set([
  '○',
  '〇',
  'o',
  '◯',
  '◎',
  '●',
  'レ',
  '✓',
  '✔',
  '☑',
  '至急',
  '大至急',
  '緊急',
  '急',
  '要',
  '有',
  'はい',
  'yes',
  'y',
  'true',
  '1',
  'urgent',
  'high',
  '高',
  '!',
  '!!',
]);
const NO = new Set(['', '×', 'x', '否', '無', 'なし', 'いいえ', 'no', 'n', 'false', '0', '通常', '普通', 'normal', '低', 'low']);

export const kindOf = (cell: string): Kind | undefined => KINDS.get(wordKey(cell));
export const channelOf = (cell: string): Channel | undefined => CHANNELS.get(wordKey(cell));
export const statusOf = (cell: string): Status | undefined =>
  STATUSES.get(wordKey(cell)) ?? (normalised(cell) === '-' ? 'NONE' : undefined);

/** Whether the mark in the column 至急 means yes; undefined if it is not understood. */
export function urgentOf(cell: string): boolean | undefined {
  const mark = normalised(cell).toLowerCase();
  return YES.has(mark) ? true : NO.has(mark) || mark === '-' ? false : undefined;
}

/** Duties named in a cell (`家族・現地担当`), in the order written; `whole` is false if something in it is no duty. */
export function dutiesOf(cell: string): { readonly duties: readonly Duty[]; readonly whole: boolean } {
  const found = new Set<Duty>();
  let whole = true;
  for (const phrase of normalised(cell)
    .split(/[、,;/&+\n]| and /)
    .filter((part) => part.trim() !== '')) {
    const duty = dutyOf(phrase);
    const named = duty
      ? [duty]
      : phrase
          .split(/[・･ ]/)
          .filter(Boolean)
          .map(dutyOf);
    for (const one of named) {
      if (one) found.add(one);
      else whole = false;
    }
  }
  return { duties: [...found], whole };
}

const dutyOf = (word: string): Duty | undefined => {
  const key = wordKey(word);
  return DUTIES.get(key) ?? DUTIES.get(key.replace(/(?:担当者?|班|係|チーム|desk|duty|team)$/, ''));
};

export interface DispositionReading {
  readonly disposition?: Disposition;
  readonly duties: readonly Duty[];
  readonly urgent: boolean;
  readonly whole: boolean;
}

/** 要担当者対応(家族)・至急: the disposition, the duties in brackets and the mark 至急 beside it (資料3, M-121). */
export function dispositionOf(cell: string): DispositionReading {
  const folded = normalised(cell);
  const urgent = /至急|urgent/i.test(folded);
  const plain = folded.replace(/大?至急|\burgent\b/gi, '');
  const bracket = /\(([^)]*)\)/.exec(plain);
  const named = dutiesOf(bracket?.[1] ?? '');
  const word = plain.replace(bracket?.[0] ?? '', '').replace(/^[・,、/ !()]+|[・,、/ !()]+$/g, '');
  const disposition = DISPOSITIONS.get(wordKey(word));
  const whole = named.whole && (disposition !== undefined || (word === '' && urgent));
  return { ...(disposition && { disposition }), duties: named.duties, urgent, whole };
}

/** Of an action taken these say that there was none yet, not that none is needed. */
const NONE_YET: ReadonlySet<string> = new Set(['none', 'no action'].map(wordKey));

/** The same under the heading of an action or a status, where the cell is wholly a disposition; else undefined. */
export function dispositionAmongWords(cell: string): (DispositionReading & { readonly disposition: Disposition }) | undefined {
  const { disposition, whole, ...reading } = dispositionOf(cell);
  return disposition && whole && !NONE_YET.has(wordKey(cell)) ? { disposition, whole, ...reading } : undefined;
}

export interface RatingReading {
  readonly reliability?: Reliability;
  readonly credibility?: Credibility;
}

/** One word, or a pair like `B2`: who said it, and how plausible it is. Empty if not understood. */
export function ratingOf(cell: string): RatingReading {
  const key = wordKey(cell);
  const pair = /^([a-f])([1-6])$/.exec(key);
  const reliability = RELIABILITIES.get(pair?.[1] ?? key);
  const credibility = CREDIBILITIES.get(pair?.[2] ?? key);
  return { ...(reliability && { reliability }), ...(credibility && { credibility }) };
}
