import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import fc from 'fast-check';
import { checkDocument } from '../../apps/server/src/limits/check-document.js';
import { documentLimits } from '../../apps/server/src/limits/document-limits.js';
import { attacks } from './attack-documents.js';
import { ownServer, RawClient, SDL, type GraphQLAnswer, type OwnServer } from './own-server.js';

let server: OwnServer;
let token: string;
beforeAll(async () => {
  server = await ownServer();
  ({ token } = await server.signIn());
});
afterAll(() => server.close());

/** What both transports answer to a document. */
async function answers(query: string, variables?: object): Promise<{ http: GraphQLAnswer; socket: GraphQLAnswer }> {
  const { body: http } = await server.post({ query, ...(variables && { variables }) }, { cookie: `honbu=${token}` });
  const client = await RawClient.ready(server.url, token);
  const socket = await client.answer(query, variables && { variables });
  await client.close();
  return { http, socket };
}

describe('a document that is too large or not valid is refused in the same way on both transports', () => {
  const small = Object.entries(attacks).filter(([, { length }]) => length < 60_000);

  test.each(small)('%s', async (_name, query) => {
    const { http, socket } = await answers(query);
    expect(http.data).toBeUndefined();
    expect(http.errors?.length).toBeGreaterThan(0);
    // And one that says that there were more.
    expect(http.errors!.length).toBeLessThanOrEqual(documentLimits.errors + 1);
    for (const { extensions } of http.errors!)
      expect(extensions!['code']).toMatch(/^(GRAPHQL_(PARSE|VALIDATION)_FAILED|OPERATION_RESOLUTION_FAILURE)$/);
    expect(socket.errors).toEqual(http.errors);
  });

  test.each(Object.entries(attacks).filter(([, { length }]) => length >= 60_000))('%s does not even fit', async (_name, query) => {
    expect((await server.post({ query })).status).toBe(413);
    const client = await RawClient.ready(server.url, token);
    client.subscribe(query);
    expect(await client.closed).toMatchObject({ code: 1009 });
  });

  test('whatever is put together from fragments, fields and lists', async () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D');
    const field = fc.letrec((tie) => ({
      selection: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('id', 'title', 'x: id', 'id @skip(if: true)', 'wrong', '__typename') },
        { weight: 2, arbitrary: name.map((spread) => `...${spread}`) },
        { weight: 2, arbitrary: tie('set').map((set) => `parent ${String(set)}`) },
        { weight: 2, arbitrary: tie('set').map((set) => `related ${String(set)}`) },
        { weight: 1, arbitrary: tie('set').map((set) => `... on Incident ${String(set)}`) },
        { weight: 2, arbitrary: tie('set').map((set) => `y: entries(first: 60) { nodes { incident ${String(set)} } }`) },
      ),
      set: fc.array(tie('selection'), { minLength: 1, maxLength: 6 }).map((selections) => `{ ${selections.join(' ')} }`),
    })).set;
    const document = fc
      .tuple(field, field, field, field, field)
      .map(
        ([root, ...sets]) =>
          `{ incidents { nodes ${String(root)} } } ${sets.map((set, i) => `fragment ${'ABCD'[i]} on Incident ${String(set)}`).join(' ')}`,
      );
    const schema = buildSchema(SDL);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(document, async (query) => {
        const { body } = await server.post({ query });
        const { document: accepted, errors } = checkDocument(schema, query, { introspection: false });
        if (!accepted) refused++;
        expect(body.errors ?? []).toMatchObject(errors.map((error) => ({ ...error.toJSON() })));
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});

describe('what each bound is called', () => {
  const codesOf = (query: string) =>
    checkDocument(buildSchema(SDL), query, { introspection: false }).errors.map(
      ({ extensions }) => extensions['validationErrorCode'] ?? extensions['code'],
    );

  test.each([
    ['20,000 aliases', ['GRAPHQL_PARSE_FAILED']],
    ['5,000 deep', ['GRAPHQL_PARSE_FAILED']],
    ['too many root fields', ['MAX_ROOT_FIELDS_EXCEEDED']],
    ['aliases within the token limit', ['MAX_ALIASES_EXCEEDED', 'MAX_ROOT_FIELDS_EXCEEDED']],
    ['deep within the token limit', ['MAX_DEPTH_EXCEEDED']],
    ['deep through fragments', ['MAX_DEPTH_EXCEEDED']],
    ['fragment bomb', ['MAX_RECURSIVE_SELECTIONS_EXCEEDED']],
    ['fragment bomb of fields', ['MAX_RECURSIVE_SELECTIONS_EXCEEDED']],
    ['directives on many fields', ['MAX_DIRECTIVES_EXCEEDED']],
    ['lists in lists', ['MAX_COST_EXCEEDED']],
    ['lists by variable', ['MAX_COST_EXCEEDED']],
    ['unpaged lists in lists', ['MAX_COST_EXCEEDED']],
  ])('%s', (name, codes) => {
    expect(codesOf(attacks[name]!)).toEqual(codes);
  });

  test('a bound itself is still allowed, one more is not', () => {
    const fields = (n: number) => `{ ${Array.from({ length: n }, (_, i) => (i ? `a${i}: hello` : 'hello')).join(' ')} }`;
    expect(codesOf(fields(10))).toEqual([]);
    expect(codesOf(fields(11))).toEqual(['MAX_ROOT_FIELDS_EXCEEDED']);
    const deep = (n: number) => `{ incidents { nodes { ${'parent { '.repeat(n - 3)} id ${'}'.repeat(n - 3)} } } }`;
    expect(codesOf(deep(12))).toEqual([]);
    expect(codesOf(deep(13))).toEqual(['MAX_DEPTH_EXCEEDED']);
  });

  test('a page counts as long as it is asked for', () => {
    const page = (first: number | string) =>
      `query Q($n: Int) { incidents(first: ${first}) { nodes { entries(first: $n) { nodes { versions { versions { id } } } } } } }`;
    expect(codesOf(page(5))).toEqual([]);
    expect(codesOf(page(100))).toEqual(['MAX_COST_EXCEEDED']);
    expect(codesOf(page('$n'))).toEqual(['MAX_COST_EXCEEDED']);
  });
});

describe('the schema is not told', () => {
  test.each([['{ helo }'], ['{ hello(nam: "x") }'], ['{ incidents { node { id } } }'], ['{ nodes(ids: [1]) { ... on Incidet { id } } }']])(
    '%s suggests nothing',
    async (query) => {
      const { http, socket } = await answers(query);
      expect(JSON.stringify([http, socket])).not.toMatch(/did you mean/i);
    },
  );

  test('nor are input fields of a wrong variable, nor is its value repeated', async () => {
    const query = 'query Q($input: RecordInput!) { record(input: $input) }';
    const subscription = 'subscription S($input: RecordInput!) { record(input: $input) { no } }';
    for (const input of [
      { text: 'x', person: { phone: '090-1234-5678 at "a.b"; Expected' } },
      { text: 'x', cout: 1 },
      { person: { phone: 1 } },
      { text: ['佐藤'] },
    ]) {
      const http = (await server.post({ query, variables: { input } })).body;
      const client = await RawClient.ready(server.url, token);
      const socket = await client.answer(subscription, { variables: { input } });
      await client.close();
      expect(http.errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^Variable "\$input" has an invalid value/),
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(socket.errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual(
        http.errors?.map(({ message, extensions }) => ({ message, extensions })),
      );
      expect(JSON.stringify([http, socket])).not.toMatch(/did you mean|090-1234|佐藤/i);
    }
  });

  test('where introspection is on, the standard introspection query passes', async () => {
    const open = await ownServer({ introspection: true });
    const { body } = await open.post({ query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }) });
    expect(body.errors).toBeUndefined();
    await open.close();
  });
});

describe('HTTP alone', () => {
  const cookie = () => ({ cookie: `honbu=${token}` });

  test('a batch is refused', async () => {
    const { status, body } = await server.post([{ query: '{ hello }' }, { query: '{ hello }' }]);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.message).toMatch(/batch/i);
  });

  test('1 MB of variables is refused before it is read', async () => {
    const { status } = await server.post({ query: 'query Q($n: String) { hello(name: $n) }', variables: { n: 'x'.repeat(1_000_000) } });
    expect(status).toBe(413);
  });

  test('variables nested 20,000 deep are an error, not a crash', async () => {
    const { status } = await server.post(
      `{"query":"query Q($i: RecordInput!) { record(input: $i) }","variables":{"i":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    );
    expect(status).toBeLessThan(500);
    expect((await server.post({ query: '{ hello }' })).status).toBe(200);
  });

  test('a mutation by GET is refused, also where the header against forgery is there', async () => {
    const query = encodeURIComponent('mutation { record(input: { text: "x" }) }');
    const got = await fetch(`${server.url}/graphql?query=${query}`, { headers: { 'x-honbu-client': 'test', ...cookie() } });
    expect(got.status).toBe(405);
  });

  test.each([
    ['GET', 'text/plain'],
    ['POST', 'text/plain'],
    ['POST', 'application/x-www-form-urlencoded'],
    ['POST', 'multipart/form-data; boundary=x'],
  ])('%s as %s, what a page of another site may send unasked, is refused', async (method, type) => {
    const query = '{ hello }';
    const sent = await fetch(`${server.url}/graphql${method === 'GET' ? `?query=${encodeURIComponent(query)}` : ''}`, {
      method,
      headers: { 'content-type': type, ...cookie() },
      ...(method === 'POST' && { body: JSON.stringify({ query }) }),
    });
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(sent.status).toBeLessThan(500);
    expect(await sent.text()).not.toContain('hello null');
  });
});
