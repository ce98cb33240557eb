import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { idsIn } from '#edge';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Found, Member } from './support/member.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
}, 60_000);
afterAll(() => house.close());

const LINES = `query ($id: ID!, $first: Int, $after: String, $filter: ChronologyFilter, $order: ChronologyOrder, $oldestFirst: Boolean, $asOf: AsOfInput) {
  chronology(incidentId: $id, first: $first, after: $after, filter: $filter, order: $order, oldestFirst: $oldestFirst, asOf: $asOf) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } nodes { id eventId no kind urgent duties text { text } summary { ja } recordedAt position } } }`;

const wordsOf = ({ nodes }: Found): string[] => nodes.flatMap(({ text }: Found) => text?.text ?? []);

describe('a page', () => {
  let incidentId: string;

  beforeAll(async () => {
    ({ incidentId } = await openIncident(director, '頁の事案'));
    const content = (i: number) => ({
      urgent: i % 5 === 0,
      duties: i % 2 ? ['FAMILY'] : [],
      kind: i % 3 ? 'REPORT' : 'INSTRUCTION',
      occurredAt: { instant: `2026-10-${30 - i}T00:00:00Z` },
    });
    for (let i = 1; i <= 12; i++) await director.does('recordReport', { incidentId, content: report(`記録 ${i}`, content(i)) });
  });

  test('follows another until every line was read once, newest first', async () => {
    const read: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { chronology }: Found = await director.read(LINES, { id: incidentId, first: 5, after });
      expect(chronology.totalCount).toBe(14);
      expect(chronology.pageInfo.hasPreviousPage).toBe(after !== null);
      read.push(...chronology.nodes.map(({ id }: Found) => id));
      after = chronology.pageInfo.endCursor;
      if (!chronology.pageInfo.hasNextPage) break;
    }
    expect(new Set(read).size).toBe(14);
    const { chronology } = await director.read(LINES, { id: incidentId, first: 100, oldestFirst: true });
    expect(chronology.nodes.map(({ id }: Found) => id).reverse()).toEqual(read);
  });

  test('goes by what happened when it is asked to', async () => {
    const { chronology } = await director.read(LINES, { id: incidentId, order: 'OCCURRED', oldestFirst: true, first: 3 });
    expect(wordsOf(chronology)).toEqual(['記録 12', '記録 11', '記録 10']);
  });

  test.each([
    [{ urgent: true }, ['記録 10', '記録 5']],
    [{ urgent: true, duty: 'FAMILY' }, ['記録 5']],
    [{ kinds: ['INSTRUCTION'], duty: 'FAMILY' }, ['記録 9', '記録 3']],
    [{ status: ['OPEN'], kinds: ['INSTRUCTION'] }, ['記録 9', '記録 3']],
  ])('of %j holds these lines and counts them', async (filter, expected) => {
    const { chronology } = await director.read(LINES, { id: incidentId, filter });
    expect(wordsOf(chronology)).toEqual(expected);
    expect(chronology.totalCount).toBe(expected.length);
    const { chronology: one } = await director.read(LINES, { id: incidentId, filter, first: 1 });
    expect(one.pageInfo.hasNextPage).toBe(expected.length > 1);
  });

  test('is refused with more than a hundred lines, and with a cursor that is none', async () => {
    expect((await director.ask(LINES, { id: incidentId, first: 101 })).errors![0]).toMatchObject({
      extensions: { code: 'PAGE_TOO_LARGE' },
    });
    expect((await director.inJapanese().ask(LINES, { id: incidentId, after: '!' })).errors![0]).toMatchObject({
      message: 'カーソルの形が正しくありません。',
      extensions: { code: 'CURSOR_INVALID' },
    });
  });
});

describe('what must include a position', () => {
  const line = { importKey: 'table#1', content: report('一行目') };
  const queries = {
    search: 'query ($incident: ID!, $at: Position) { search(incidentId: $incident, text: "一行目", atLeast: $at) { totalCount } }',
    node: 'query ($entry: ID!, $at: Position) { node(id: $entry, atLeast: $at) { id } }',
    'node, of an incident,': 'query ($incident: ID!, $at: Position) { node(id: $incident, atLeast: $at) { id } }',
    nodes: 'query ($entry: ID!, $at: Position) { nodes(ids: [$entry], atLeast: $at) { id } }',
    moments: 'query ($incident: ID!, $at: Position) { moments(incidentId: $incident, atLeast: $at) { count } }',
    importStatus:
      'query ($incident: ID!, $lines: [ImportLineInput!]!, $at: Position) { importStatus(incidentId: $incident, lines: $lines, atLeast: $at) { state } }',
    'importStatus, of no incident yet,':
      'query ($lines: [ImportLineInput!]!, $at: Position) { importStatus(lines: $lines, atLeast: $at) { state } }',
  };
  let incident: string;
  let entry: string;
  let position: string;
  beforeAll(async () => {
    const opened = await director.does(
      'recordReport',
      { open: { title: '位置の事案', zone: 'Asia/Tokyo' }, ...line },
      'incident { id } entry { id }',
    );
    [incident, entry, position] = [opened.incident.id, opened.entry.id, opened.position];
  });
  const ask = (query: string, at: string) => director.ask(query, { incident, entry, lines: [line], at });

  test.each(Object.entries(queries))('%s shows what was written there', async (_name, query) => {
    const { data, errors } = await ask(query, position);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"totalCount":1|"id":"|"count":2|"state":"KNOWN"/);
  });

  test.each(Object.entries(queries))(
    '%s answers nothing of a position that the log does not have yet, or that is none',
    async (_name, query) => {
      const [epoch, number] = position.split('.');
      expect((await ask(query, `${epoch}.${BigInt(number!) + 1_000_000_000n}`)).errors![0]!.extensions.code).toBe('POSITION_AHEAD');
      expect((await ask(query, 'nonsense')).errors![0]!.extensions.code).toBe('INPUT_INVALID');
    },
  );
});

describe('a past moment', () => {
  test('shows chronology, board and person as they stood then', async () => {
    const { incidentId } = await openWithHeadquarters(director, '再現の事案');
    const { person } = await director.does('addPerson', { incidentId, profile: { name: '模擬 岳' } }, 'person { id }');
    const state = (value: string) => ({ personId: person.id, state: { harm: { value, certainty: 'CONFIRMED' } } });
    const before = await director.does('recordPersonState', state('SLIGHT'));
    await director.does('recordExpense', {
      incidentId,
      category: 'MEALS',
      description: '軽食',
      estimate: { amount: '500', currency: 'JPY' },
    });
    await director.does('recordPersonState', state('DEAD'));
    const query = `query ($id: ID!, $person: ID!, $asOf: AsOfInput) {
      chronology(incidentId: $id, asOf: $asOf) { totalCount nodes { eventId } }
      board(incidentId: $id, name: HQ, asOf: $asOf) { lastEventId level { inForce } conditions { condition count } totals { lines } }
      person(id: $person, asOf: $asOf) { condition claims { id } } }`;
    const now = await director.read(query, { id: incidentId, person: person.id });
    const then = await director.read(query, { id: incidentId, person: person.id, asOf: { position: before.position } });
    expect(now.person).toMatchObject({ condition: 'DEAD' });
    expect(now.board).toMatchObject({ level: { inForce: 3 }, totals: { lines: 1 } });
    expect(then.person).toMatchObject({ condition: 'INJURED', claims: [{}] });
    expect(then.board.level.inForce).toBeLessThan(3);
    expect(then.board.totals.lines).toBe(0);
    expect(then.chronology.totalCount).toBeLessThan(now.chronology.totalCount);
    const byEvent = await director.read(query, { id: incidentId, person: person.id, asOf: { eventId: then.board.lastEventId } });
    expect(byEvent).toEqual(then);
    const { moments } = await director.read('query ($id: ID!) { moments(incidentId: $id) { first last lastPosition count } }', {
      id: incidentId,
    });
    expect(moments.count).toBe(now.chronology.totalCount);
    expect(await director.read(query, { id: incidentId, person: person.id, asOf: { recordedAt: moments.last } })).toEqual(now);
    for (const asOf of [{ position: before.position, recordedAt: moments.last }, {}])
      expect((await director.ask(query, { id: incidentId, person: person.id, asOf })).errors![0]!.extensions.code).toBe('ONE_MOMENT_ONLY');
    expect(
      (await director.ask(query, { id: incidentId, person: person.id, asOf: { eventId: '5a3d2c1e-9b0f-4d6a-8c47-1f0e2d3c4b5a' } }))
        .errors![0]!.extensions.code,
    ).toBe('MOMENT_NOT_FOUND');
  });
});

describe('what somebody may see', () => {
  test('a member without a part finds the incident in the list and nothing inside it', async () => {
    const { incidentId, entryId } = await openIncident(director, '見えない中身');
    const outsider = await house.member('部外 者');
    const { incidents } = await outsider.read('{ incidents { nodes { id title { text } } } }');
    expect(incidents.nodes).toContainEqual({ id: incidentId, title: { text: '見えない中身' } });
    expect((await outsider.ask(LINES, { id: incidentId })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(
      (await outsider.ask('query ($id: ID!) { board(incidentId: $id, name: PR) { position } }', { id: incidentId })).errors![0]!.extensions
        .code,
    ).toBe('FORBIDDEN');
    expect(await outsider.read('query ($id: ID!) { node(id: $id) { id } }', { id: entryId })).toEqual({ node: null });
  });

  test('another institution sees nothing of it, as if it did not exist', async () => {
    const { incidentId } = await openIncident(director, '他機関には無い');
    const stranger = await house.member('他大 太郎', ['MEMBER', 'ADMIN'], 'elsewhere');
    expect(await stranger.read('query ($id: ID!) { incidents { totalCount } node(id: $id) { id } }', { id: incidentId })).toEqual({
      incidents: { totalCount: 0 },
      node: null,
    });
    expect((await stranger.ask('query ($id: ID!) { incident(id: $id) { id } }', { id: incidentId })).errors![0]!.extensions.code).toBe(
      'INCIDENT_NOT_FOUND',
    );
  });

  test('names, passports and hospitals open for who may see them, and each look is in the ledger of reads', async () => {
    const { incidentId } = await openWithHeadquarters(director, '秘匿の事案');
    const pr = await house.member('広報 担当');
    await director.does('assignDuty', { incidentId, duty: 'PR', memberId: pr.id });
    const { person } = await director.does(
      'addPerson',
      { incidentId, profile: { name: '想定 和', passportNumber: 'ZZ7654321' } },
      'person { id }',
    );
    const query = 'query ($id: ID!) { person(id: $id) { name { text state } passportNumber { text state ref } } }';
    const seen = await director.read(query, { id: person.id });
    expect(seen.person.name).toEqual({ text: '想定 和', state: 'OPEN' });
    const masked = await pr.ask(query, { id: person.id });
    expect(JSON.stringify(masked)).not.toContain('ZZ7654321');
    const lines = [];
    for await (const event of house.server.core.store.readAll()) if (event.stream.startsWith('readledger-')) lines.push(event);
    expect(lines.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(
        lines.map(({ data }) => data),
        (_key, value) => (typeof value === 'bigint' ? String(value) : value),
      ),
    ).not.toContain('ZZ7654321');
  });

  test('search finds words whatever their width and case, only in what the caller may see, and never in secrets', async () => {
    const { incidentId } = await openWithHeadquarters(director, '検索の事案');
    await director.does('recordReport', { incidentId, content: report('ﾘﾖﾝ の病院へ搬送 Ｈｏｔｅｌ', { confidential: '持病あり' }) });
    const search = (text: string) =>
      director.read('query ($id: ID!, $text: String!) { search(incidentId: $id, text: $text) { totalCount nodes { text { text } } } }', {
        id: incidentId,
        text,
      });
    expect((await search('リヨン')).search.totalCount).toBe(1);
    expect((await search('hotel')).search.nodes).toEqual([{ text: { text: 'ﾘﾖﾝ の病院へ搬送 Ｈｏｔｅｌ' } }]);
    expect((await search('病院')).search.totalCount).toBe(1);
    expect((await search('持病')).search.totalCount).toBe(0);
    const { chronology } = await director.read(LINES, { id: incidentId, first: 1 });
    const { core } = house.server;
    await core.privacy.erasures.erase({
      institutionId: 'university',
      subject: chronology.nodes[0].eventId,
      streams: core.streamsOf(idsIn('Incident', incidentId)[0]!),
      reasonCode: 'RECORDED_IN_ERROR',
      actor: { id: director.identity },
    });
    expect((await search('病院')).search.totalCount).toBe(0);
  });

  test('what a search finds is read page after page to the last line, also when the last line of a page is corrected meanwhile', async () => {
    const { incidentId } = await openIncident(director, '検索の頁');
    for (let i = 1; i <= 7; i++) await director.does('recordReport', { incidentId, content: report(i % 2 ? `該当 ${i}` : `ほか ${i}`) });
    const search = async (first: number, after?: string): Promise<Found> =>
      (
        await director.read(
          `query ($id: ID!, $first: Int, $after: String) { search(incidentId: $id, text: "該当", first: $first, after: $after) {
             totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id text { text } } } }`,
          { id: incidentId, first, after },
        )
      ).search;
    const all = await search(100);
    expect(wordsOf(all)).toEqual(['該当 7', '該当 5', '該当 3', '該当 1']);
    expect(all).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
    const one = await search(2);
    expect(wordsOf(one)).toEqual(['該当 7', '該当 5']);
    expect(one).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    await director.does('correctReport', { entryId: one.nodes[1].id, reason: '取り違え', content: report('別の話') });
    const next = await search(2, one.pageInfo.endCursor);
    expect(wordsOf(next)).toEqual(['該当 3', '該当 1']);
    expect(next).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const { errors } = await director.ask('query ($id: ID!) { search(incidentId: $id, text: "該当", first: 101) { totalCount } }', {
      id: incidentId,
    });
    expect(errors![0]!.extensions.code).toBe('PAGE_TOO_LARGE');
  });

  test('anything is found again by its id, in the order asked for', async () => {
    const { incidentId, entryId } = await openWithHeadquarters(director, '番号の事案');
    const { decision } = await director.does(
      'recordDecision',
      { incidentId, question: '問', options: ['甲'], chosen: 0, reasons: '理由' },
      'decision { id }',
    );
    const { nodes } = await director.read(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Decision { question { text } } } }',
      { ids: [decision.id, 'nonsense', incidentId, entryId] },
    );
    expect(nodes).toEqual([
      { __typename: 'Decision', id: decision.id, question: { text: '問' } },
      null,
      { __typename: 'Incident', id: incidentId },
      { __typename: 'Entry', id: entryId },
    ]);
  });
});

describe('a board', () => {
  const BOARD = `query ($id: ID!, $name: BoardName!) { board(incidentId: $id, name: $name) {
    name lastEventId inbox { more nodes { text { text } urgent } } unassigned { nodes { id } } persons { nodes { name { text } lastFamilyContactAt nextFamilyContactAt } more }
    dispatches { more } decisions { more } expenses { more } totals { lines } silentDuties { duty } duties { duty member { name } } recent { nodes { no } } } }`;

  test('has in its inbox what waits for it, urgent first', async () => {
    const { incidentId } = await openWithHeadquarters(director, '受信箱');
    await director.does('recordReport', { incidentId, content: report('後で', { duties: ['FAMILY'] }) });
    await director.does('recordReport', {
      incidentId,
      content: report('すぐ', { duties: ['FAMILY'], urgent: true, disposition: 'HANDLER' }),
    });
    const { person } = await director.does('addPerson', { incidentId, profile: { name: '見本 結' } }, 'person { id }');
    const call = {
      counterpart: 'FAMILY',
      personIds: [person.id],
      occurredAt: { instant: '2026-11-01T00:00:00Z' },
      nextContactAt: '2026-11-01T03:00:00Z',
    };
    await director.does('recordReport', { incidentId, content: report('ご家族へ', call) });
    const { board } = await director.read(BOARD, { id: incidentId, name: 'FAMILY' });
    expect(board.inbox.nodes.map(({ text }: Found) => text.text)).toEqual(['すぐ', '後で']);
    expect(board.persons.nodes).toEqual([
      { name: { text: '見本 結' }, lastFamilyContactAt: '2026-11-01T00:00:00.000Z', nextFamilyContactAt: '2026-11-01T03:00:00.000Z' },
    ]);
    expect((await director.read(BOARD, { id: incidentId, name: 'PR' })).board).toMatchObject({
      inbox: { nodes: [] },
      persons: null,
      expenses: null,
      totals: null,
    });
  });
});
