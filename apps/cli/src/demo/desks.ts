import { student } from './people.js';
import { happened, incidentId, made, minute, type Step } from './step.js';

const figure = (key: string, at: number, said: object): Step => ({
  key,
  at,
  as: key.startsWith('press') ? 'pr' : 'government',
  do: 'reportFigure',
  input: { incidentId, population: 'SENT_ABROAD', certainty: 'CONFIRMED', occurredAt: happened(at === 0 ? -5 : at - 1), ...said },
});

/** PR and government: figures that disagree, questions of the press, the consulate. */
export const outside: readonly Step[] = [
  figure('police-injured', 0, { measure: 'INJURED', count: 4, source: 'サンルシオ警察', reliability: 'RELIABLE', credibility: 'PROBABLE' }),
  figure('press-injured', 0, {
    measure: 'INJURED',
    count: 9,
    source: 'ラジオ・ベルダ',
    reliability: 'UNRELIABLE',
    credibility: 'DOUBTFUL',
    certainty: 'PRESUMED',
  }),
  {
    key: 'press-broadcast',
    at: 0,
    as: 'pr',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'NEWS',
        counterpart: 'MEDIA',
        informationSource: 'ラジオ・ベルダ',
        reliability: 'UNRELIABLE',
        occurredAt: happened(-5),
        text: '「日本人学生のバスが横転、少なくとも9名負傷」と放送。警察の数(4名)と異なる。',
        disposition: 'HQ',
        duties: ['PR'],
      },
    },
  },
  {
    key: 'attention',
    at: 1,
    as: 'pr',
    do: 'recordIncidentFact',
    input: { incidentId, fact: 'PUBLIC_ATTENTION', holds: true, certainty: 'PRESUMED', source: 'ラジオ・ベルダ' },
  },
  {
    key: 'consulate',
    at: 4,
    as: 'government',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'PHONE',
        direction: 'OUTBOUND',
        counterpart: 'MISSION',
        from: '関係官庁担当',
        to: '在外公館 領事',
        occurredAt: happened(3),
        text: '事故の概要と学生24名の渡航先を連絡。領事1名が病院へ向かう。',
        action: '到着見込みを現地担当へ共有',
        duties: ['GOVERNMENT', 'ON_SITE'],
      },
    },
  },
  {
    key: 'press-question',
    at: 9,
    as: 'pr',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'PHONE',
        counterpart: 'MEDIA',
        from: '架空通信社 記者',
        to: '広報担当',
        occurredAt: happened(8),
        text: '負傷者数と大学の対応について取材の申し入れ。折り返しを約束。',
        disposition: 'HANDLER',
        duties: ['PR'],
      },
    },
  },
  figure('police-injured-2', 13, {
    measure: 'INJURED',
    count: 6,
    source: 'サンルシオ警察',
    reliability: 'RELIABLE',
    credibility: 'CONFIRMED',
  }),
  { key: 'press-take-up', at: 15, as: 'pr', do: 'takeUpEntry', input: { entryId: made('press-question'), duty: 'PR' } },
  figure('press-injured-2', 18, {
    measure: 'INJURED',
    count: 7,
    source: '架空通信社',
    reliability: 'USUALLY_RELIABLE',
    credibility: 'PROBABLE',
  }),
  {
    key: 'press-answer',
    at: 26,
    as: 'pr',
    do: 'settleEntry',
    input: { entryId: made('press-question'), settlement: 'DONE', outcome: '人数は確認中、対策本部を設置したことのみ回答。' },
  },
  {
    key: 'ministry',
    at: 29,
    as: 'government',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'EMAIL',
        direction: 'OUTBOUND',
        counterpart: 'AUTHORITY',
        from: '関係官庁担当',
        to: '所管省庁',
        occurredAt: happened(28),
        text: '第1報を送付。負傷6名、うち重体1名、行方不明者なし。',
        duties: ['GOVERNMENT'],
      },
    },
  },
];

const call = (key: string, at: number, n: number, text: string, more: object = {}): Step => ({
  key,
  at,
  as: 'family',
  do: 'recordReport',
  input: {
    incidentId,
    content: {
      channel: 'PHONE',
      direction: 'OUTBOUND',
      counterpart: 'FAMILY',
      from: '家族担当',
      to: '保護者',
      occurredAt: happened(at === 0 ? -3 : at - 1),
      text,
      personIds: [student(n)],
      nextContactAt: minute(at + 60),
      duties: ['FAMILY'],
      ...more,
    },
  },
});

/** The families: who was told what, and when they hear again (資料3). */
export const families: readonly Step[] = [
  call('call-18', 0, 18, '入院の可能性を伝え、1時間後の連絡を約束。渡航の希望あり。', { disposition: 'HANDLER' }),
  call('call-16', 0, 16, '腕の打撲で受診中と伝えた。落ち着いている。'),
  call('call-23', 0, 23, '所在を確認中であることを伝えた。続報を待つとのこと。', { disposition: 'HQ', urgent: true }),
  call('call-24', 3, 24, '所在を確認中であることを伝えた。自宅で待機。', { disposition: 'HQ', urgent: true }),
  call('call-23-found', 8, 23, '病院で無事に見つかったことを伝えた。'),
  {
    key: 'asked-19',
    at: 10,
    as: 'family',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'PHONE',
        counterpart: 'FAMILY',
        from: '保護者',
        to: '家族担当',
        occurredAt: happened(9),
        text: '報道を見た家族から安否の照会。捻挫で受診中と伝えた。',
        personIds: [student(19)],
        duties: ['FAMILY'],
        disposition: 'HANDLER',
      },
    },
  },
  {
    key: 'settle-19',
    at: 12,
    as: 'family',
    do: 'settleEntry',
    input: { entryId: made('asked-19'), settlement: 'DONE', outcome: '容体を伝え、次の連絡時刻を約束した。' },
  },
  call('call-24-critical', 15, 24, '重体であること、搬送先の病院を伝えた。両親とも渡航を希望。旅券あり。', {
    disposition: 'HQ',
    urgent: true,
  }),
  { key: 'take-18', at: 20, as: 'family', do: 'takeUpEntry', input: { entryId: made('call-18'), duty: 'FAMILY' } },
  call('call-17', 22, 17, '縫合を終えたことを伝えた。'),
  call('call-all', 30, 1, '無事を確認した18世帯への第1報を完了。'),
  call('call-24-surgery', 39, 24, '手術が成功し意識が戻ったことを伝えた。'),
];
