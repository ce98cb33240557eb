const words = (list: string): string => list.trim().split(/\s+/).join('|');

const JAPANESE = words(`
  以上 以下 人 名 円 号 年 件 台 便 本 個 枚 部 回 番 階 棟 戸 席 箱 袋 組 泊 歳 万 億 世帯 時間 [かカヶケ]月 週間 ページ
  ドル ユーロ ウォン ペソ ソル ポンド 元 キロ メートル トン リットル パーセント
`);
/** Words that only begin like a counter: 「2158 本部に連絡」. */
const NO_COUNTERS = words(`
  人数 人工 人質 人身 人命 人員 人事 人物 人的 名前 名称 名義 名簿 名刺 名古屋 年配 年長 年齢 台風 台湾 台北 本部 本人
  本日 本件 本学 本国 本社 本館 本院 本省 本来 個室 個人 個別 部屋 部長 部署 部員 部隊 部分 部活 回復 回収 回答 回診 回線
  回送 番号 番組 円滑 便名 便宜 件名 件数 号外 万一 万が 万全 階段 戸籍 組織 組合 元気 元の 台数 台車 室長 室内 室外 室温
  班長 班員 班内
`);
/** After a blank no more than words: 「2158 教室に戻る」. */
const ROOMS_AND_SQUADS = words('教室 室 班');
const ENGLISH = words(`
  people persons? students? staff passengers? patients? members? participants? residents? evacuees victims casualties
  injured dead families yen jpy usd eur dollars? euros? pounds? won pesos? soles k?m kg kilomet(?:er|re)s met(?:er|re)s
  miles feet tons litres liters percent rooms? beds? seats? cars? vehicles? units? cases? calls? copies pages? times
  hours? minutes? seconds? days? weeks? months? years? or\\sso or\\smore
`);
const COUNTER = `(?:余?(?!${NO_COUNTERS})(?:${JAPANESE})|(?:${ENGLISH})(?![a-z])|[%$€£¥])`;

/** What counts or names straight after a number: 「1205教室」, 「119番」. */
export const COUNTED_AT_ONCE = `(?:(?!${NO_COUNTERS})(?:${ROOMS_AND_SQUADS})|${COUNTER})`;
/** The same, or after a blank: 「1000 人規模」. */
export const COUNTED = `(?:${COUNTED_AT_ONCE}|\\s+${COUNTER})`;
/** What follows a number that counts or goes on: 「1234 5678」; but 「2158 12号室」 is a time and a count. */
export const COUNTED_OR_GOING_ON = new RegExp(`^(?:${COUNTED}|\\s*(?!\\d{1,2}\\s?${COUNTER})\\d)`, 'i');
