import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Found, Member } from './support/member.js';

let house: House;
let director: Member;
let colleague: Member;
let incidentId: string;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  colleague = await house.member('仮名 光');
  ({ incidentId } = await openWithHeadquarters(director));
}, 60_000);
afterAll(() => house.close());

/** What a refusal says in both languages, sent twice with different ids. */
async function refusal(mutation: string, input: object): Promise<{ code: string; ja: string; en: string }> {
  const select = async (who: Member) => (await who.tell(mutation, input, '')).errors[0];
  const en = await select(director);
  const ja = await select(director.inJapanese());
  expect(ja.code).toBe(en.code);
  expect(ja.message).not.toBe(en.message);
  expect(ja.message).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  expect(en.message).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
  return { code: en.code, ja: ja.message, en: en.message };
}

describe('reports', () => {
  test('one report, its persons and what it says of them come back together', async () => {
    const { entry, incident } = await director.does(
      'recordReport',
      {
        incidentId,
        content: report('引率者より連絡', {
          counterpart: 'ON_SITE',
          from: '見本 結',
          to: '本部',
          fiveW: { where: 'Lyon', what: '  ' },
          urgent: true,
        }),
        persons: [
          {
            add: { name: '例示 花子', studentNumber: 'ZZ000001' },
            state: { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' }, whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } },
          },
        ],
      },
      `entry { text { text } from { text } fiveW { fiveW { where what } } urgent disposition status persons { id name { text } } actor { name } }
       incident { persons conditions { condition count } level { inForce } }`,
    );
    expect(entry).toMatchObject({
      text: { text: '引率者より連絡' },
      from: { text: '見本 結' },
      urgent: true,
      disposition: 'HQ',
      status: 'OPEN',
      actor: { name: '架空 遥' },
    });
    expect(entry.fiveW.fiveW).toEqual({ where: 'Lyon', what: null });
    expect(entry.persons).toMatchObject([{ name: { text: '例示 花子' } }]);
    expect(incident.persons).toBe(1);
    expect(incident.conditions).toContainEqual({ condition: 'INJURED', count: 1 });
  });

  test('sent again it records nothing and answers as before; with other content under the same id it is refused', async () => {
    const input = { clientCommandId: 'outbox-1', incidentId, content: report('一度だけ') };
    const first = await director.does('recordReport', input, 'entry { id }');
    const again = await director.does('recordReport', input, 'entry { id }');
    expect(again).toMatchObject({ duplicate: true, entry: first.entry, position: first.position });
    expect(await director.isRefused('recordReport', { ...input, content: report('別の内容') })).toEqual(['COMMAND_ID_REUSED']);
    expect((await colleague.does('recordReport', input, 'entry { id }')).duplicate).toBe(false);
  });

  test('an incident opened twice by the same outbox entry is one incident', async () => {
    const input = { clientCommandId: 'outbox-open', open: { title: '一件', zone: 'Asia/Tokyo' }, content: report('第一報') };
    const first = await director.does('recordReport', input, 'incident { id }');
    const again = await director.does('recordReport', input, 'incident { id }');
    expect(again).toMatchObject({ duplicate: true, incident: first.incident });
  });

  test('a duty that is to act must be named', async () => {
    const { code, ja } = await refusal('recordReport', { incidentId, content: report('要対応', { disposition: 'HANDLER' }) });
    expect(code).toBe('DUTIES_NEEDED');
    expect(ja).toContain('要担当者対応');
  });

  test.each([
    ['nothing but blanks', { content: report('  　 ') }, 'INPUT_INVALID'],
    [
      'a moment that has not come',
      { content: report('未来', { occurredAt: { instant: '2099-01-01T00:00:00+09:00' } }) },
      'OCCURRED_IN_FUTURE',
    ],
  ])('%s is refused', async (_name, input, code) => {
    expect(await director.isRefused('recordReport', { incidentId, ...input })).toEqual([code]);
  });

  test('neither an incident nor an opening, or both, is refused', async () => {
    expect(await director.isRefused('recordReport', { content: report('どこへ') })).toEqual(['INPUT_INVALID']);
    expect(
      await director.isRefused('recordReport', { incidentId, open: { title: '両方', zone: 'Asia/Tokyo' }, content: report('両方') }),
    ).toEqual(['INPUT_INVALID']);
  });

  test('a correction keeps what was said before, with its reason; a withdrawal stays readable', async () => {
    const { entry } = await director.does(
      'recordReport',
      { incidentId, content: report('負傷者3名', { action: '救急車を要請' }) },
      'entry { id }',
    );
    const corrected = await director.does(
      'correctReport',
      { entryId: entry.id, reason: '聞き違い', content: report('負傷者2名') },
      'entry { text { text } action { text } versions { text { text } action { text } reason { text } replacedBy { name } } }',
    );
    expect(corrected.entry).toMatchObject({
      text: { text: '負傷者2名' },
      action: null,
      versions: [
        { text: { text: '負傷者3名' }, action: { text: '救急車を要請' }, reason: { text: '聞き違い' }, replacedBy: { name: '架空 遥' } },
      ],
    });
    const withdrawn = await director.does(
      'withdrawEntry',
      { entryId: entry.id, reason: '誤報' },
      'entry { status text { text } withdrawn { reason { text } } }',
    );
    expect(withdrawn.entry).toEqual({ status: 'WITHDRAWN', text: { text: '負傷者2名' }, withdrawn: { reason: { text: '誤報' } } });
    expect((await refusal('correctReport', { entryId: entry.id, reason: '再度', content: report('x') })).code).toBe('ENTRY_WITHDRAWN');
  });

  test('what needs action is taken up and settled, once, by whoever holds the duty', async () => {
    const { incidentId } = await openIncident(director);
    await director.does('formTeam', { incidentId, headId: director.id }, 'incident { id }');
    const { entry } = await director.does(
      'recordReport',
      { incidentId, content: report('家族へ連絡', { duties: ['FAMILY'] }) },
      'entry { id disposition }',
    );
    expect(entry.disposition).toBe('HANDLER');
    // Reporting into an incident gives no part in it.
    await colleague.does('recordReport', { incidentId, content: report('参加します') });
    expect(await colleague.isRefused('takeUpEntry', { entryId: entry.id, duty: 'FAMILY' })).toEqual(['FORBIDDEN']);
    await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: colleague.id }, 'incident { id }');
    const takenUp = await colleague.does('takeUpEntry', { entryId: entry.id, duty: 'FAMILY' }, 'entry { status takenUpBy { id name } }');
    expect(takenUp.entry).toEqual({ status: 'TAKEN_UP', takenUpBy: { id: colleague.id, name: '仮名 光' } });
    const settled = await colleague.does(
      'settleEntry',
      { entryId: entry.id, settlement: 'DONE', outcome: '連絡済み' },
      'entry { status settlement outcome { text } }',
    );
    expect(settled.entry).toEqual({ status: 'SETTLED', settlement: 'DONE', outcome: { text: '連絡済み' } });
    expect((await refusal('settleEntry', { entryId: entry.id, settlement: 'DONE', outcome: '再度' })).code).toBe('ENTRY_SETTLED');
  });
});

describe('persons', () => {
  test('are added, corrected, and stand as the newest claims say', async () => {
    const { person } = await director.does(
      'addPerson',
      {
        incidentId,
        profile: {
          name: '試作 巡',
          phone: '090-0000-0000',
          passportNumber: 'ZZ1234567',
          guardians: [{ name: '試作 親', relation: '父', phone: ' ' }],
          birthDate: '2005-04-01',
        },
      },
      'person { id name { text } condition facts { fact } guardians { guardians { name relation phone } } birthDate { text } }',
    );
    expect(person).toMatchObject({ name: { text: '試作 巡' }, condition: 'UNCONFIRMED', facts: [], birthDate: { text: '2005-04-01' } });
    expect(person.guardians.guardians).toEqual([{ name: '試作 親', relation: '父', phone: null }]);
    const said = await director.does(
      'recordPersonState',
      {
        personId: person.id,
        state: {
          harm: { value: 'CRITICAL', certainty: 'PRESUMED' },
          care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' },
          hospital: '架空病院',
          occurredAt: { instant: '2026-01-02T03:04:00+01:00' },
        },
      },
      'person { condition certainty confirmedCondition hospital { text } facts { fact value certainty basis } claims { id values { fact value } hospital { text } withdrawn { at } } }',
    );
    expect(said.person).toMatchObject({
      condition: 'CRITICAL',
      certainty: 'PRESUMED',
      confirmedCondition: 'HOSPITALISED',
      hospital: { text: '＊＊＊＊' },
    });
    const [claim] = said.person.claims;
    const corrected = await director.does(
      'correctPersonState',
      { claimId: claim.id, reason: '別の病院', state: { care: { value: 'OUTPATIENT', certainty: 'CONFIRMED' }, hospital: '例示医院' } },
      'person { id condition certainty hospital { text } }',
    );
    expect(corrected.person).toEqual({ id: person.id, condition: 'INJURED', certainty: 'CONFIRMED', hospital: { text: '＊＊＊＊' } });
    await director.does('withdrawEntry', { entryId: claim.id, reason: '誤報' });
    const { person: after } = await director.read(
      'query ($id: ID!) { person(id: $id) { condition claims { withdrawn { reason { text } } } } }',
      { id: person.id },
    );
    expect(after).toEqual({ condition: 'UNCONFIRMED', claims: [{ withdrawn: { reason: { text: '誤報' } } }] });
    const renamed = await director.does(
      'correctPerson',
      { personId: person.id, reason: '表記', profile: { name: '試作 めぐる' } },
      'person { name { text } phone { text } }',
    );
    expect(renamed.person).toEqual({ name: { text: '試作 めぐる' }, phone: null });
    expect((await refusal('recordPersonState', { personId: person.id, state: {} })).code).toBe('STATE_EMPTY');
  });
});

describe('the incident as a whole', () => {
  test('facts and figures raise the level, with the clauses and the figure by source', async () => {
    const { incidentId: other } = await openWithHeadquarters(director, '数の事案');
    await director.does('recordIncidentFact', {
      incidentId: other,
      fact: 'PUBLIC_ATTENTION',
      holds: true,
      certainty: 'CONFIRMED',
      note: '全国紙',
    });
    const { incident } = await director.does(
      'reportFigure',
      { incidentId: other, measure: 'DEAD', population: 'SENT_ABROAD', count: 1, source: '警察', certainty: 'CONFIRMED' },
      'incident { level { inForce assessed certainty headquartersOpened missingBodies { body source } clauses { clause level text { ja en } source basis } } }',
    );
    expect(incident.level).toMatchObject({ inForce: 3, assessed: 3, certainty: 'CONFIRMED', headquartersOpened: true, missingBodies: [] });
    expect(incident.level.clauses.every(({ text, source }: Found) => text.ja && text.en && source)).toBe(true);
    const { board } = await director.read(
      'query ($id: ID!) { board(incidentId: $id, name: HQ) { figures { measure min max conflict bySource { source count superseded } } } }',
      { id: other },
    );
    expect(board.figures).toEqual([
      { measure: 'DEAD', min: 1, max: 1, conflict: false, bySource: [{ source: '警察', count: 1, superseded: false }] },
    ]);
    expect((await refusal('changeResponseLevel', { incidentId: other, level: 1 })).code).toBe('GROUNDS_NEEDED');
    const lowered = await director.does(
      'changeResponseLevel',
      { incidentId: other, level: 2, grounds: '別件と判明' },
      'incident { level { inForce assessed changedBy { name } } }',
    );
    expect(lowered.incident.level).toEqual({ inForce: 2, assessed: 3, changedBy: { name: '架空 遥' } });
  });

  test('is closed once its bodies are stood down, and reopened with a reason', async () => {
    const { incidentId: other } = await openWithHeadquarters(director, '終わる事案');
    expect((await refusal('closeIncident', { incidentId: other, outcome: 'RESOLVED', reason: '収束' })).code).toBe('BODIES_STILL_OPEN');
    expect((await refusal('closeIncident', { incidentId: other, outcome: 'DUPLICATE_OF', reason: '重複' })).code).toBe('DUPLICATE_NEEDED');
    await director.does('standDown', { incidentId: other, body: 'HEADQUARTERS', grounds: '収束' }, 'incident { bodies { body } }');
    const closed = await director.does(
      'closeIncident',
      { incidentId: other, outcome: 'DUPLICATE_OF', duplicateOf: incidentId, reason: '重複' },
      'incident { status outcome duplicateOf }',
    );
    expect(closed.incident).toEqual({ status: 'CLOSED', outcome: 'DUPLICATE_OF', duplicateOf: incidentId });
    expect((await refusal('recordReport', { incidentId: other, content: report('遅れた報告') })).code).toBe('INCIDENT_CLOSED');
    const reopened = await director.does('reopenIncident', { incidentId: other, reason: '続報' }, 'incident { status outcome }');
    expect(reopened.incident).toEqual({ status: 'OPEN', outcome: null });
  });
});

describe('who commands', () => {
  test('bodies are opened by people and named to heads; posts and duties go to members', async () => {
    const { incidentId: other } = await openIncident(director, '体制の事案');
    const formed = await director.does(
      'formTeam',
      { incidentId: other, headId: director.id },
      'incident { bodies { body posts { post member { name } } underHeadquarters } duties { duty member { id } } }',
    );
    expect(formed.incident.bodies).toEqual([
      { body: 'TEAM', posts: [{ post: 'TEAM_LEADER', member: { name: '架空 遥' } }], underHeadquarters: false },
    ]);
    expect(formed.incident.duties.map(({ duty }: Found) => duty)).toEqual(expect.arrayContaining(['FAMILY', 'LOGISTICS']));
    await director.does('openHeadquarters', { incidentId: other, headId: director.id });
    await director.does('openOnSiteHeadquarters', { incidentId: other, headId: colleague.id, place: 'Lyon' });
    await director.does('assignPost', { incidentId: other, body: 'HEADQUARTERS', post: 'SECRETARIAT', memberId: colleague.id });
    await director.does('vacatePost', { incidentId: other, body: 'HEADQUARTERS', post: 'SECRETARIAT', memberId: colleague.id });
    await director.does('assignDuty', { incidentId: other, duty: 'PR', memberId: director.id });
    const handed = await director.does(
      'handOverDuty',
      { incidentId: other, duty: 'PR', to: colleague.id, note: '会見は18時' },
      'incident { duties { duty member { id } silent } }',
    );
    expect(handed.incident.duties).toContainEqual({ duty: 'PR', member: { id: colleague.id }, silent: false });
    expect((await refusal('openHeadquarters', { incidentId: other, headId: colleague.id })).code).toBe('BODY_ALREADY_OPEN');
    expect((await refusal('handOverDuty', { incidentId: other, duty: 'GOVERNMENT', to: colleague.id })).code).toBe('DUTY_NOT_HELD');
  });

  test('a member of another institution cannot be given anything', async () => {
    const stranger = await house.member('他大 太郎', ['MEMBER'], 'elsewhere');
    expect((await refusal('assignDuty', { incidentId, duty: 'PR', memberId: stranger.id })).code).toBe('ACCOUNT_NOT_FOUND');
    expect(await stranger.isRefused('recordReport', { incidentId, content: report('入れない') })).toEqual(['INCIDENT_NOT_FOUND']);
  });

  test('who has no part in it may not command', async () => {
    const outsider = await house.member('部外 者');
    expect(await outsider.isRefused('changeResponseLevel', { incidentId, level: 3 })).toEqual(['FORBIDDEN']);
  });
});

describe('work', () => {
  test('a dispatch goes from request to return, with its steps', async () => {
    const { entryId, incidentId: other } = await openWithHeadquarters(director, '派遣の事案');
    await director.does('formTeam', { incidentId: other, headId: director.id });
    const { dispatch } = await director.does(
      'requestDispatch',
      {
        incidentId: other,
        kind: 'STAFF',
        count: 2,
        purpose: '学生支援',
        origin: '関西',
        destination: 'Lyon',
        departsAt: { instant: '2026-11-22T10:00:00+09:00', zone: 'Asia/Tokyo' },
        causedBy: [entryId],
      },
      'dispatch { id status purpose { text } causedBy departsAt { instant zone } expenses { id } }',
    );
    expect(dispatch).toMatchObject({
      status: 'REQUESTED',
      purpose: { text: '学生支援' },
      causedBy: [entryId],
      departsAt: { zone: 'Asia/Tokyo' },
      expenses: [],
    });
    const at = { dispatchId: dispatch.id };
    expect((await refusal('departDispatch', at)).code).toBe('DISPATCH_STEP_OUT_OF_ORDER');
    await director.does('correctDispatch', { ...at, reason: '人数', kind: 'STAFF', count: 3, purpose: '学生支援' });
    await director.does('approveDispatch', at);
    await director.does('arrangeDispatch', { ...at, reference: '予約 ABC123' });
    await director.does('departDispatch', at);
    await director.does('arriveDispatch', { ...at, note: '無事到着' });
    const done = await director.does(
      'returnDispatch',
      at,
      'dispatch { status count reference { text } departedAt { precision } steps { entryId status by { name } note { text } } }',
    );
    expect(done.dispatch).toMatchObject({
      status: 'RETURNED',
      count: 3,
      reference: { text: '予約 ABC123' },
      departedAt: { precision: 'MINUTE' },
    });
    expect(done.dispatch.steps.map(({ status }: Found) => status)).toEqual(['APPROVED', 'ARRANGED', 'DEPARTED', 'ARRIVED', 'RETURNED']);
    expect((await refusal('returnDispatch', { ...at, note: '全員帰着' })).code).toBe('DISPATCH_STEP_ALREADY_RECORDED');
    const [approved] = done.dispatch.steps;
    const told = { entryId: approved.entryId, reason: '押し忘れ', at: { instant: '2026-01-05T09:00:00+09:00', zone: 'Asia/Tokyo' } };
    const corrected = await director.does(
      'correctDispatchStep',
      told,
      'entry { type occurredAt { instant } versions { recordedAt } summary { ja en } }',
    );
    const { chronology } = await director.read(
      'query ($id: ID!) { chronology(incidentId: $id, filter: { kinds: [REQUEST] }) { nodes { no type } } }',
      { id: other },
    );
    const { no } = chronology.nodes.find(({ type }: Found) => type === 'incident.dispatch-requested');
    expect(corrected.entry).toMatchObject({
      type: 'incident.dispatch-approved',
      occurredAt: { instant: '2026-01-05T00:00:00.000Z' },
      versions: [{}],
      summary: { ja: `派遣・手配 No ${no} 教職員 ×3: 承認`, en: `Dispatch No ${no} Staff ×3: approved` },
    });
    const later = { ...told, at: { precision: 'UNKNOWN' }, note: '時刻不明' };
    expect((await director.does('correctDispatchStep', later, 'entry { occurredAt { precision } }')).entry.occurredAt.precision).toBe(
      'UNKNOWN',
    );
    const outsider = await house.member('部外 者');
    expect(await outsider.isRefused('correctDispatchStep', told)).toEqual(['FORBIDDEN']);
    for (const [end, status] of [
      ['refuseDispatch', 'REFUSED'],
      ['cancelDispatch', 'CANCELLED'],
    ] as const) {
      const next = await director.does('requestDispatch', { incidentId: other, kind: 'VEHICLE', purpose: '移動' }, 'dispatch { id }');
      expect((await director.does(end, { dispatchId: next.dispatch.id }, 'dispatch { status }')).dispatch.status).toBe(status);
    }
  });

  test('a decision keeps its options, grounds and what its author had seen', async () => {
    const { board } = await director.read('query ($id: ID!) { board(incidentId: $id, name: HQ) { lastEventId inbox { nodes { id } } } }', {
      id: incidentId,
    });
    const { chronology } = await director.read('query ($id: ID!) { chronology(incidentId: $id, first: 1) { nodes { id } } }', {
      id: incidentId,
    });
    const input = {
      incidentId,
      question: '帰国させるか',
      options: ['帰国', '待機'],
      chosen: 1,
      reasons: '移動に耐えない',
      dissent: '家族は帰国を希望',
      grounds: [chronology.nodes[0].id],
      clauses: ['M-069', 'M-057.2-missing'],
      basedOn: board.lastEventId,
      decidedAt: { instant: '2026-11-01T01:00:00Z' },
    };
    const { decision } = await director.does(
      'recordDecision',
      input,
      'decision { id question { text } options { texts } chosen reasons { text } dissent { text } grounds { entryId changed } clauses { clause level text { ja en } } basedOn decider { name } decidedAt { instant } }',
    );
    expect(decision).toMatchObject({
      question: { text: '帰国させるか' },
      options: { texts: ['帰国', '待機'] },
      chosen: 1,
      grounds: [{ entryId: input.grounds[0], changed: false }],
      clauses: [
        { clause: 'M-069', level: null, text: null },
        {
          clause: 'M-057.2-missing',
          level: 3,
          text: { ja: expect.stringContaining('行方不明者'), en: expect.stringContaining('missing') },
        },
      ],
      basedOn: board.lastEventId,
      decider: { name: '架空 遥' },
    });
    expect((await refusal('recordDecision', { ...input, chosen: 2 })).code).toBe('DECISION_CHOICE_UNKNOWN');
    const { incidentId: _, decidedAt: __, basedOn: ___, ...content } = input;
    const corrected = await director.does(
      'correctDecision',
      { decisionId: decision.id, reason: '誤記', ...content, reasons: '医師の判断' },
      'decision { reasons { text } decidedAt { instant } basedOn }',
    );
    expect(corrected.decision).toEqual({
      reasons: { text: '医師の判断' },
      decidedAt: { instant: '2026-11-01T01:00:00.000Z' },
      basedOn: board.lastEventId,
    });
    const line = `query ($id: ID!) { chronology(incidentId: $id, first: 1, filter: { kinds: [DECISION] }) { nodes {
      text { text } choice { chosen options { texts state } } versions { choice { options { texts } } } } } }`;
    expect((await director.read(line, { id: incidentId })).chronology.nodes).toEqual([
      {
        text: { text: '帰国させるか' },
        choice: { chosen: 1, options: { texts: ['帰国', '待機'], state: 'OPEN' } },
        versions: [{ choice: { options: { texts: ['帰国', '待機'] } } }],
      },
    ]);
  });

  test('costs are recorded, paid, corrected and taken back; currencies meet only by a recorded rate', async () => {
    const { incidentId: other } = await openWithHeadquarters(director, '費用の事案');
    const { expense } = await director.does(
      'recordExpense',
      { incidentId: other, category: 'MEALS', description: '軽食', estimate: { amount: '120.50', currency: 'EUR' }, payer: 'UNIVERSITY' },
      'expense { id category { id label { ja en } } estimate { amount currency } actual { amount } description { text } persons { id } }',
    );
    expect(expense).toMatchObject({
      category: { id: 'MEALS', label: { ja: '食事代', en: 'Meals' } },
      estimate: { amount: '120.50', currency: 'EUR' },
      actual: null,
    });
    const convertedNow = async () => {
      const asked = 'query ($id: ID!) { expenseTotals(incidentId: $id) { converted { currency expected { amount } } } }';
      return (await director.read(asked, { id: other })).expenseTotals.converted;
    };
    expect(await convertedNow()).toEqual([]);
    const rate = await director.tell(
      'recordRate',
      { incidentId: other, from: 'EUR', to: 'JPY', rate: '160', source: '銀行', at: '2026-11-01T00:00:00Z' },
      '',
    );
    expect(rate.errors.map(({ code }: Found) => code)).toEqual(['FORBIDDEN']);
    await director.does('assignDuty', { incidentId: other, duty: 'LOGISTICS', memberId: director.id });
    await director.does(
      'recordRate',
      { incidentId: other, from: 'EUR', to: 'JPY', rate: '160', source: '銀行', at: '2026-11-01T00:00:00Z' },
      'incident { id } totals { converted { currency } }',
    );
    const paid = await director.does(
      'recordExpenseActual',
      { expenseId: expense.id, actual: { amount: '100', currency: 'EUR' }, paidAt: '2026-11-02T00:00:00Z' },
      'expense { actual { amount currency } estimate { amount } paidAt }',
    );
    expect(paid.expense).toMatchObject({
      actual: { amount: '100.00', currency: 'EUR' },
      estimate: { amount: '120.50' },
      paidAt: '2026-11-02T00:00:00.000Z',
    });
    const { expenseTotals } = await director.read(
      'query ($id: ID!) { expenseTotals(incidentId: $id) { actual { amount currency } converted { currency actual { amount } rates { rate source } withoutRate } } }',
      { id: other },
    );
    expect(expenseTotals).toEqual({
      actual: [{ amount: '100.00', currency: 'EUR' }],
      converted: [{ currency: 'JPY', actual: { amount: '16000' }, rates: [{ rate: '160', source: '銀行' }], withoutRate: [] }],
    });
    await director.does('correctExpense', {
      expenseId: expense.id,
      reason: '費目',
      category: 'OTHER',
      description: '雑費',
      actual: { amount: '90', currency: 'EUR' },
    });
    const gone = await director.does(
      'withdrawExpense',
      { expenseId: expense.id, reason: '二重' },
      'expense { withdrawn { reason { text } } }',
    );
    expect(gone.expense.withdrawn.reason.text).toBe('二重');
    expect(
      (
        await refusal('recordExpense', {
          incidentId: other,
          category: 'NONE',
          description: 'x',
          estimate: { amount: '1', currency: 'JPY' },
        })
      ).code,
    ).toBe('COST_CATEGORY_UNKNOWN');
    expect(
      (
        await refusal('recordExpense', {
          incidentId: other,
          category: 'MEALS',
          description: 'x',
          estimate: { amount: '1.5', currency: 'JPY' },
        })
      ).code,
    ).toBe('AMOUNT_INVALID');
  });
});

describe('ids', () => {
  test('of other incidents are refused wherever a link is named', async () => {
    const other = await openWithHeadquarters(director, '他の事案');
    await director.does('assignDuty', { incidentId, duty: 'LOGISTICS', memberId: director.id });
    const { person } = await director.does('addPerson', { incidentId: other.incidentId, profile: { name: '別件 者' } }, 'person { id }');
    const { dispatch } = await director.does(
      'requestDispatch',
      { incidentId: other.incidentId, kind: 'ROOM', purpose: '宿' },
      'dispatch { id }',
    );
    const cost = { incidentId, category: 'MEALS', description: 'x', estimate: { amount: '1', currency: 'JPY' } };
    expect(await director.isRefused('recordReport', { incidentId, content: report('x', { personIds: [person.id] }) })).toEqual([
      'PERSON_UNKNOWN',
    ]);
    expect(await director.isRefused('requestDispatch', { incidentId, kind: 'ROOM', purpose: 'x', causedBy: [other.entryId] })).toEqual([
      'ENTRY_UNKNOWN',
    ]);
    expect(
      await director.isRefused('recordDecision', {
        incidentId,
        question: 'x',
        options: ['y'],
        chosen: 0,
        reasons: 'z',
        grounds: [other.entryId],
      }),
    ).toEqual(['ENTRY_UNKNOWN']);
    expect(await director.isRefused('recordExpense', { ...cost, dispatchId: dispatch.id })).toEqual(['EXPENSE_LINK_UNKNOWN']);
    expect(await director.isRefused('recordExpense', { ...cost, personIds: [person.id] })).toEqual(['EXPENSE_LINK_UNKNOWN']);
  });

  test('of another kind, or made up, are refused', async () => {
    expect(await director.isRefused('takeUpEntry', { entryId: incidentId })).toEqual(['ID_INVALID']);
    expect(await director.isRefused('recordReport', { incidentId: 'x', content: report('x') })).toEqual(['ID_INVALID']);
    const dispatchId = Buffer.from(
      `Dispatch:${Buffer.from(incidentId, 'base64url').toString().split(':')[1]}:5a3d2c1e-9b0f-4d6a-8c47-1f0e2d3c4b5a`,
    ).toString('base64url');
    expect(
      await director.isRefused('recordExpense', {
        incidentId,
        category: 'MEALS',
        description: 'x',
        estimate: { amount: '1', currency: 'JPY' },
        dispatchId,
      }),
    ).toEqual(['EXPENSE_LINK_UNKNOWN']);
    expect((await refusal('approveDispatch', { dispatchId })).code).toBe('DISPATCH_UNKNOWN');
  });
});
