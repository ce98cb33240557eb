import { rejector, type ErrorCatalogue } from '#kernel';

/** Refusals of the finance context. */
export const financeErrors = {
  /** M-089 */
  COST_CATEGORY_UNKNOWN: {
    ja: '費目「{category}」はありません。一覧から選ぶか「その他」にしてください。',
    en: 'There is no cost category "{category}". Choose one of the list, or "Other".',
  },
  AMOUNT_MISSING: {
    ja: '見積額か実績額のどちらかを入れてください。',
    en: 'Give an estimate or an actual amount.',
  },
  AMOUNT_OUT_OF_RANGE: {
    ja: '金額は0以上{most}以下の整数(通貨の最小単位)で入れてください。',
    en: 'An amount is a whole number of the currency’s smallest unit from 0 to {most}.',
  },
  AMOUNT_INVALID: {
    ja: '{currency} の金額の小数の桁が多すぎるか、金額が大きすぎます。',
    en: 'The amount has more decimals than {currency} has, or is too large.',
  },
  EXPENSE_LINK_UNKNOWN: {
    ja: '費用に結び付けた派遣・決定・対象者がこの事案にありません。',
    en: 'The dispatch, decision or person that the expense names is not in this incident.',
  },
  CURRENCY_UNKNOWN: {
    ja: '通貨「{currency}」がわかりません。JPY、USD、EURのような3文字のコードで入れてください。',
    en: 'The currency "{currency}" is not known. Give a code of three letters such as JPY, USD or EUR.',
  },
  EXPENSE_NOT_FOUND: {
    ja: 'この費用の記録は見つかりません。',
    en: 'There is no such expense.',
  },
  EXPENSE_WITHDRAWN: {
    ja: 'この費用は取り消されています。必要なら新しく記録してください。',
    en: 'This expense was withdrawn. Record a new one if it is needed.',
  },
  PAID_IN_FUTURE: {
    ja: '支払日時が未来になっています。これから払う額は見積額に入れてください。',
    en: 'The time of payment lies in the future. What is still to be paid is an estimate.',
  },
  /** M-179 */
  RATE_OF_SAME_CURRENCY: {
    ja: '換算率には異なる2つの通貨を入れてください。',
    en: 'A rate needs two different currencies.',
  },
  RATE_NOT_POSITIVE: {
    ja: '換算率は0より大きい小数で入れてください(例 162.35)。',
    en: 'A rate is a decimal greater than 0 (for example 162.35).',
  },
  RATE_IN_FUTURE: {
    ja: '換算率の日時が未来になっています。',
    en: 'The time of the rate lies in the future.',
  },
} satisfies ErrorCatalogue;

export const reject = rejector(financeErrors);
