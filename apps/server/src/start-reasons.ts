import { DeadlineExceeded, LogUnusable, Unavailable, type EventStoreError } from '#event-store';
import type { Wording } from '#kernel';

/** The reasons that a log gives, as errors carry them. */
const inJapanese: readonly (readonly [reason: RegExp, ja: string])[] = [
  [/^no answer within (\d+) ms$/, '$1 ミリ秒待っても返事がありません'],
  [/^no connection within (\d+) ms$/, '$1 ミリ秒待ってもつながりません'],
  [/^not done within (\d+) ms$/, '$1 ミリ秒のうちに終わりませんでした'],
  [/^no answer in time$/, '返事が間に合いません'],
  [/^no connection$/, 'つながりません'],
  [/^no server answers there$/, 'そこには答えるサーバーがありません'],
  [/^no node of the cluster answers$/, 'クラスターのどのノードも答えません'],
  [/^the cluster has no leader$/, 'クラスターにリーダーがいません'],
  [/^the connection broke off$/, '接続が途中で切れました'],
  [/^the server is not ready$/, 'サーバーの準備がまだできていません'],
  [/^the server is too busy$/, 'サーバーが混み合っています'],
  [/^the server failed$/, 'サーバーで障害が起きました'],
  [/^the name of the server is not known$/, 'サーバーの名前が見つかりません'],
  [/^what answers there hangs up at once .*$/, '相手がすぐに切断します。接続文字列の tls が正しいか確かめてください'],
  [/^the server does not speak TLS as asked for .*$/, 'サーバーは TLS を使っていません。接続文字列に tls=false が要るかもしれません'],
  [/^the certificate of the server is not trusted .*$/, 'サーバーの証明書を信頼できません。接続文字列に tlsCAFile が要るかもしれません'],
  [
    /^the certificate of the server is for another name .*$/,
    'サーバーの証明書は別の名前のものです。接続文字列の住所を証明書にある名前にしてください',
  ],
  [/^a certificate or key file cannot be used$/, '接続文字列が指す証明書か鍵のファイルを使えません'],
  [/^the server takes an argument for invalid$/, 'サーバーが求めを受け付けません'],
  [/^the call failed$/, '求めに失敗しました'],
  [/^closed$/, '閉じられています'],
  [/^the log is just being made .*$/, '記録をちょうど作っているか、新しい形にしているところです'],
  [/^the writer lock cannot be taken$/, '書き込みの権利を取れません'],
  [/^a restore was not finished: .*$/, '復元が途中で終わっています。もう一度実行してください'],
  [/^a migration into it was not finished: .*$/, '移行が途中で終わっています。もう一度実行してください'],
  [/^it is not an event log of this program$/, 'このプログラムの記録ではありません'],
  [/^its schema \d+ is newer than .*$/, 'より新しい版のプログラムが書いた記録です'],
  [/^its schema \d+ must first be .*$/, 'まず本体のサービスで新しい形にする必要があります'],
  [/^its identity cannot be read$/, 'どの記録かを示す先頭の行を読めません'],
  [/^event \d+ was not written by this program: .*$/, 'このプログラムが書いたものでない出来事があります'],
  [/^PRAGMA (\S+) is .*$/, 'ファイルシステムが必要な設定({$1})を受け付けません'],
];

/** Which server was asked. */
const PLACE = / \([^()\s]+:\d+(?:, [^()\s]+:\d+)*\)$/;

/** In both languages; the words of another program (SQLite, the operating system) are quoted as they are. */
export function reasonWords(reason: string): Wording {
  const place = PLACE.exec(reason)?.[0] ?? '';
  const plain = reason.slice(0, reason.length - place.length);
  const known = inJapanese.find(([pattern]) => pattern.test(plain));
  return { ja: (known ? plain.replace(known[0], known[1]) : `「${plain}」`) + place, en: reason };
}

const ofCode: Readonly<Record<string, string>> = {
  WRITER_PRESENT: '別のプロセスがこの記録に書き込んでいます。先に止めてください',
  STORAGE_FULL: 'ディスクに空きがありません',
  STREAM_DELETED: 'サーバー上で記録の一部が削除されています',
  CORRUPT_ROW: '記録の行が書いたときのままではありません。「honbu verify」で確かめ、バックアップから戻してください',
  LOG_DAMAGED: '記録のファイルが壊れています。「honbu verify」で確かめ、バックアップから戻してください',
  LOG_NOT_FOUND: '記録がありません',
  NOT_LEADER: '書き込みを受けるノードではありません',
  POSITION_FOREIGN: '別の記録の位置です',
  POSITION_BEYOND_HEAD: '古いバックアップの記録が戻されたようです',
};

/** Why a log cannot be used. */
export function logReason(error: EventStoreError): Wording {
  if (error instanceof Unavailable) return reasonWords(error.reason);
  if (error instanceof LogUnusable) return { ja: `${error.path}: ${reasonWords(error.reason).ja}`, en: error.message };
  if (error instanceof DeadlineExceeded) return reasonWords(error.message);
  return { ja: ofCode[error.code] ?? reasonWords(error.message.replace(/^\w+: /, '')).ja, en: error.message };
}

const ofTheSystem: Readonly<Record<string, Wording>> = {
  EACCES: { ja: '書き込む権限がありません', en: 'Honbu may not write there' },
  EPERM: { ja: '書き込む権限がありません', en: 'Honbu may not write there' },
  EROFS: { ja: '読み取り専用のディスクです', en: 'the disk is read-only' },
  ENOSPC: { ja: 'ディスクに空きがありません', en: 'the disk is full' },
  EDQUOT: { ja: 'ディスクの割当てを使い切っています', en: 'the quota of the disk is used up' },
  EFBIG: { ja: 'ディスクの割当てを使い切っています', en: 'the quota of the disk is used up' },
  ENOTDIR: { ja: 'フォルダーではなくファイルです', en: 'it is a file, not a folder' },
  EISDIR: { ja: 'ファイルではなくフォルダーです', en: 'it is a folder, not a file' },
  EEXIST: { ja: '同じ名前のものが既にあります', en: 'something else of that name is there' },
  ENOENT: { ja: 'そこには作れません', en: 'nothing can be made there' },
  EIO: { ja: 'ディスクが壊れているようです', en: 'the disk seems to be broken' },
  ELOOP: { ja: 'リンクが輪になっています', en: 'its links go round in a circle' },
  ENAMETOOLONG: { ja: '名前が長すぎます', en: 'its name is too long' },
};

/** What the operating system says of a file, with its code; undefined for what is not about files. */
export function fileReason(code: string): Wording | undefined {
  const said = ofTheSystem[code];
  return said && { ja: `${said.ja}: ${code}`, en: `${said.en}: ${code}` };
}
