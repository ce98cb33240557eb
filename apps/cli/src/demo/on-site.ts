import { escorts, student } from './people.js';
import { happened, incidentId, made, memberOf, minute, roughly, type Made, type Step } from './step.js';

const fromEscort = {
  channel: 'LINE',
  counterpart: 'ON_SITE',
  from: '引率 甲斐田',
  to: '現地担当',
  informationSource: '引率者',
  reliability: 'USUALLY_RELIABLE',
};

const state = (key: string, at: number, personId: Made, said: object): Step => ({
  key,
  at,
  as: 'onsite',
  do: 'recordPersonState',
  input: { personId, state: { occurredAt: happened(at === 0 ? -6 : at - 1), source: '引率者', reliability: 'USUALLY_RELIABLE', ...said } },
});

const safe = { whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' }, harm: { value: 'NONE', certainty: 'CONFIRMED' } };
const inHospital = (harm: string, certainty: string, condition: string): object => ({
  whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' },
  harm: { value: harm, certainty },
  cause: { value: 'INJURY', certainty: 'CONFIRMED' },
  care: { value: 'HOSPITALISED', certainty },
  condition,
  hospital: '聖マリナ病院',
});

/** What the people on the spot see and say. */
export const onSite: readonly Step[] = [
  {
    key: 'site-count',
    at: 0,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        occurredAt: happened(-8),
        text: '学生15名の無事を目視で確認。4名が負傷、5名は確認できていない。',
        duties: ['ON_SITE'],
        disposition: 'HANDLER',
      },
    },
  },
  ...Array.from({ length: 15 }, (_, at) => state(`safe-${at + 1}`, 0, student(at + 1), safe)),
  state('safe-escort-1', 0, made(escorts[0]!), safe),
  state('hurt-16', 0, student(16), inHospital('SLIGHT', 'PRESUMED', '左腕の打撲')),
  state('hurt-17', 0, student(17), inHospital('SLIGHT', 'PRESUMED', '額の裂傷')),
  state('hurt-18', 0, student(18), inHospital('SERIOUS', 'PRESUMED', '骨盤骨折の疑い')),
  state('hurt-19', 0, student(19), inHospital('SLIGHT', 'PRESUMED', '足首の捻挫')),
  state('missing-23', 0, student(23), { whereabouts: { value: 'MISSING', certainty: 'PRESUMED' } }),
  state('missing-24', 0, student(24), { whereabouts: { value: 'MISSING', certainty: 'PRESUMED' } }),
  {
    key: 'missing-report',
    at: 0,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        channel: 'PHONE',
        occurredAt: happened(-4),
        text: 'バス後部にいた2名の姿が見えない。付近を捜索中。',
        action: '現地警察に捜索を要請',
        personIds: [student(23), student(24)],
        disposition: 'HQ',
        urgent: true,
      },
    },
  },
  {
    key: 'police-english',
    at: 2,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        channel: 'IN_PERSON',
        counterpart: 'AUTHORITY',
        from: 'San Lucio police',
        to: 'Escort',
        informationSource: 'San Lucio police',
        reliability: 'RELIABLE',
        occurredAt: happened(1),
        text: 'The road is closed until the evening. A rescue team searches the slope below the road.',
        language: 'EN',
        duties: ['ON_SITE', 'GOVERNMENT'],
      },
    },
  },
  state('safe-escort-2', 3, made(escorts[1]!), safe),
  state('safe-20', 3, student(20), safe),
  state('safe-21', 3, student(21), safe),
  {
    key: 'found-23',
    at: 6,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        channel: 'PHONE',
        occurredAt: happened(5),
        text: '姿の見えなかった1名は通行人の車で先に病院へ向かっていた。意識あり。残る1名を捜索中。',
        personIds: [student(23)],
        disposition: 'HQ',
        urgent: true,
      },
    },
  },
  state('hospital-23', 7, student(23), inHospital('SLIGHT', 'CONFIRMED', '肋骨のひび')),
  state('confirmed-18', 9, student(18), inHospital('SERIOUS', 'CONFIRMED', '骨盤骨折、手術の見込み')),
  {
    key: 'found-24',
    at: 11,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        channel: 'PHONE',
        occurredAt: happened(10),
        text: '最後の1名を斜面の下で発見。呼びかけに反応が弱い。ヘリで搬送する。',
        personIds: [student(24)],
        disposition: 'HQ',
        urgent: true,
      },
    },
  },
  state('critical-24', 12, student(24), inHospital('CRITICAL', 'CONFIRMED', '頭部外傷、意識レベル低下')),
  state('confirmed-16', 13, student(16), inHospital('SLIGHT', 'CONFIRMED', '左腕の打撲')),
  state('confirmed-19', 13, student(19), inHospital('SLIGHT', 'CONFIRMED', '足首の捻挫')),
  {
    key: 'late-driver',
    at: 14,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        occurredAt: roughly(-15),
        text: '事故の直前に対向車がはみ出したと運転手が話していた。(メモを後から転記)',
        duties: ['GOVERNMENT'],
        disposition: 'HANDLER',
      },
    },
  },
  {
    key: 'on-site-headquarters',
    at: 16,
    as: 'director',
    do: 'openOnSiteHeadquarters',
    input: { incidentId, headId: memberOf('onsite'), place: 'サンルシオ市内 ホテル会議室', grounds: '負傷者が2か所の病院に分かれたため' },
  },
  state('safe-22', 17, student(22), safe),
  {
    key: 'correct-count',
    at: 19,
    as: 'onsite',
    do: 'correctReport',
    input: {
      entryId: made('site-count'),
      reason: '点呼の数え違い',
      content: {
        ...fromEscort,
        occurredAt: happened(-8),
        text: '学生16名の無事を目視で確認。4名が負傷、4名は確認できていない。',
        duties: ['ON_SITE'],
        disposition: 'HANDLER',
      },
    },
  },
  state('confirmed-17', 21, student(17), inHospital('SLIGHT', 'CONFIRMED', '額の裂傷、縫合済み')),
  {
    key: 'hotel',
    at: 24,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        occurredAt: happened(23),
        text: '負傷していない学生18名が宿舎に到着。食事と水を確保した。',
        duties: ['ON_SITE', 'LOGISTICS'],
      },
    },
  },
  {
    key: 'anxious',
    at: 33,
    as: 'onsite',
    do: 'recordReport',
    input: {
      incidentId,
      content: {
        ...fromEscort,
        occurredAt: happened(31),
        receivedAt: minute(32),
        text: '眠れないと話す学生が3名。相談員との電話の時間を設けてほしい。',
        duties: ['GENERAL_AFFAIRS', 'FAMILY'],
        disposition: 'HANDLER',
      },
    },
  },
  state('better-24', 38, student(24), inHospital('SERIOUS', 'CONFIRMED', '手術は成功、意識が戻った')),
];
