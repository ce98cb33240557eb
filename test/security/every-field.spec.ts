import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { accessPolicyOf } from '#access';
import { randomUuid, systemClock } from '#kernel';
import type { Account } from '#privacy';
import { honbuEvents, honbuRegistry } from '../../apps/server/src/core/registry.js';
import { House } from '../api/support/house.js';
import { Member } from '../api/support/member.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const openFields = JSON.parse(read('test/security/open-fields.json')) as Record<string, string[]>;
const schema = buildSchema(read('schemas/graphql/schema.graphql'));
const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
/** `Type.field` of everything that the API answers as a plain value: text, number, moment, id or code. */
const plainFields = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map((field) => `${type.name}.${field.name}`);
const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];

describe('every field of the schema', () => {
  test('that is a plain value, of whatever type, is declared open once with a reason: a new one without fails', () => {
    const plain = objects.filter((type) => type.name !== 'Protected' && !roots.includes(type)).flatMap(plainFields);
    expect(Object.values(openFields).flat().sort()).toEqual(plain.sort());
  });

  test('which a root answers itself is no plain value', () => {
    expect(roots.flatMap(plainFields)).toEqual([]);
  });

  test('that an event seals is a protected value wherever the API answers one of that name', () => {
    const registry = honbuRegistry();
    const sealed = new Set(honbuEvents.flatMap(({ type }) => registry.sealedFieldsOf(type).map(({ name }) => name)));
    const inside = 'inside a protected value, opened only after the policy decided';
    const namesakes = Object.entries(openFields)
      .flatMap(([reason, names]) => (reason === inside ? [] : names))
      .filter((name) => sealed.has(name.split('.')[1]!) && !name.endsWith('Payload.position'));
    // Each is of class 0 or 1 wherever it comes from, and only the name is that of a personal field elsewhere.
    expect(namesakes.sort()).toEqual([
      ...['Board.name', 'Board.position', 'ChronologyMessage.position', 'ConditionCount.condition', 'CostCategory.source'],
      ...['DutyRule.source', 'Entry.position', 'FigureClaim.source', 'Incident.outcome', 'Member.name'],
      ...[
        'MetClause.source',
        'MissingBody.source',
        'Person.condition',
        'PostRule.source',
        'Rate.from',
        'Rate.source',
        'Rate.to',
        'ServiceToken.name',
      ],
    ]);
  });

  test('of class 3 or 4 is masked whole: no part of it is shown without a line in the ledger of reads', () => {
    const registry = honbuRegistry();
    for (const { type } of honbuEvents)
      for (const { name, dataClass, mask } of registry.sealedFieldsOf(type))
        if (dataClass >= 3) expect([type, name, mask ?? 'text']).toEqual([type, name, 'text']);
  });

  test('of an event of class 2–4 stands in a group that the access table knows as the same class', () => {
    const { groups } = accessPolicyOf(JSON.parse(read('schemas/policies/access.json')));
    const registry = honbuRegistry();
    for (const event of honbuEvents)
      for (const field of registry.sealedFieldsOf(event.type))
        if (field.group !== undefined)
          expect({ event: event.type, ...groups[field.group] }).toMatchObject({ event: event.type, dataClass: field.dataClass });
  });
});

/** The smallest value that a type takes; enough to be let in, not enough to be right. */
function something(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return something(type.ofType as GraphQLInputType);
  if (isListType(type)) return [something(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, something(field.type)]),
    );
  const examples: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    DateTime: '2026-11-22T03:00:00Z',
    LocalDate: '2026-11-22',
    TimeZone: 'Asia/Tokyo',
    CurrencyCode: 'JPY',
    Decimal: '1',
  };
  return isScalarType(type) ? (examples[type.name] ?? 'SW5jaWRlbnQ6NWEzZDJjMWUtOWIwZi00ZDZhLThjNDctMWYwZTJkM2M0YjVh') : undefined;
}

function asking(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
): { document: string; variables: Record<string, unknown> } {
  const needed = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const declared = needed.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = needed.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const named = getNamedType(field.type);
  const selection = isScalarType(named) || isEnumType(named) ? '' : kind === 'mutation' ? '{ errors { code } }' : '{ __typename }';
  return {
    document: `${kind} ${declared ? `(${declared})` : ''} { ${field.name}${given ? `(${given})` : ''} ${selection} }`,
    variables: Object.fromEntries(needed.map((argument) => [argument.name, something(argument.type)])),
  };
}

/** What has to work for somebody who is not signed in. */
const OPEN = new Set(['server', 'viewer', 'signIn', 'signOut', 'enterDemo', 'completeSetup']);

describe('every root field', () => {
  let house: House;
  let nobody: Member;
  let newcomer: Member;
  beforeAll(async () => {
    house = await House.open();
    nobody = new Member(house.server.url, '00000000-0000-4000-8000-000000000000', 'nothing');
    const { vault, access } = house.server.core;
    const account: Account = {
      ...{ id: randomUuid(), login: 'newcomer', displayName: '架空 花子', institutionId: 'university', roles: ['ADMIN', 'MEMBER'] },
      ...{ disabled: false, mustChangePassword: true, createdAt: systemClock.now() },
    };
    await vault.addAccount(account);
    newcomer = new Member(house.server.url, account.id, (await access.sessions.open(account, 'person')).token);
  });
  afterAll(() => house.close());

  const cases = (
    [
      ['query', schema.getQueryType()!],
      ['mutation', schema.getMutationType()!],
    ] as const
  ).flatMap(([kind, type]) => Object.values(type.getFields()).map((field) => [kind, field.name, field] as const));

  async function codesFor(who: Member, [kind, name, field]: (typeof cases)[number]): Promise<unknown> {
    const { document, variables } = asking(kind, field);
    const { data, errors } = await who.ask(document, variables);
    return kind === 'mutation' && data?.[name]
      ? data[name].errors.map(({ code }: { code: string }) => code)
      : errors?.map(({ extensions }) => extensions.code);
  }

  test.each(cases.filter(([, name]) => !OPEN.has(name)))('the %s %s is refused to somebody who is not signed in', async (...field) => {
    expect(await codesFor(nobody, field)).toEqual(['NOT_SIGNED_IN']);
  });

  test.each(cases.filter(([, name]) => !OPEN.has(name) && name !== 'changePassword'))(
    'the %s %s is refused to somebody who still has the password that an administrator gave',
    async (...field) => {
      expect(await codesFor(newcomer, field)).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    },
  );
});
