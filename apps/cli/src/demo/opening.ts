import { happened, incidentId, memberOf, minute, type Role, type Step } from './step.js';

/** 19 minutes before the script begins a bus overturns in a town that is on no map. */
export const firstReport: Step = {
  key: 'opening',
  at: 0,
  as: 'general',
  do: 'recordReport',
  input: {
    open: { title: '【訓練】サンルシオ市 バス横転事故', kind: 'TRAFFIC', place: 'サンルシオ市北部 県道7号', zone: 'Europe/Lisbon' },
    content: {
      channel: 'PHONE',
      counterpart: 'ON_SITE',
      from: '引率 甲斐田',
      to: '国際課 当直',
      informationSource: '引率者',
      reliability: 'USUALLY_RELIABLE',
      credibility: 'PROBABLE',
      occurredAt: happened(-19),
      receivedAt: minute(-16),
      text: '研修中の学生24名と引率2名の乗ったバスが山道で横転した。負傷者あり、人数不明。救急要請済み。',
      action: '当直から課長・本部長予定者へ電話',
      fiveW: {
        when: '現地12時40分頃',
        where: '県道7号の下り坂',
        who: '学生24名、引率2名、運転手',
        what: 'バスの横転',
        how: '対向車を避けて路肩に乗り上げた模様',
      },
      disposition: 'HQ',
      urgent: true,
    },
  },
};

const duties: readonly (readonly [string, Role])[] = [
  ['PR', 'pr'],
  ['GOVERNMENT', 'government'],
  ['FAMILY', 'family'],
  ['LOGISTICS', 'logistics'],
  ['ON_SITE', 'onsite'],
  ['GENERAL_AFFAIRS', 'general'],
];

/** Team, headquarters and who does what (M-076–M-085). */
export const organisation: readonly Step[] = [
  {
    key: 'team',
    at: 0,
    as: 'general',
    do: 'formTeam',
    input: { incidentId, headId: memberOf('director'), place: '国際課 会議室', grounds: '複数の負傷者が見込まれるため' },
  },
  {
    key: 'headquarters',
    at: 0,
    as: 'director',
    do: 'openHeadquarters',
    input: { incidentId, headId: memberOf('director'), place: '本部棟 3階', grounds: '行方不明者の可能性があり対応レベル3(推測)のため' },
  },
  ...duties.map(([duty, role]): Step => ({
    key: `duty-${role}`,
    at: 0,
    as: 'director',
    do: 'assignDuty',
    input: { incidentId, duty, memberId: memberOf(role) },
  })),
  {
    key: 'secretariat',
    at: 0,
    as: 'director',
    do: 'assignPost',
    input: { incidentId, body: 'HEADQUARTERS', post: 'SECRETARIAT', memberId: memberOf('general') },
  },
];
