import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { accessPolicyOf } from '#access';
import { honbuEvents, honbuRegistry } from '../../apps/server/src/core/registry.js';
import { House } from '../api/support/house.js';
import { Member } from '../api/support/member.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const openTexts = JSON.parse(read('test/security/open-texts.json')) as Record<string, string[]>;
const schema = buildSchema(read('schemas/graphql/schema.graphql'));
const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];

describe('every field of the schema', () => {
  test('that is text is declared open with a reason, or is a protected value: a new one without either fails', () => {
    const texts = objects
      .filter((type) => type.name !== 'Protected' && !roots.includes(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === 'String')
          .map((field) => `${type.name}.${field.name}`),
      );
    const declared = Object.values(openTexts).flat();
    expect(texts.filter((name) => !declared.includes(name))).toEqual([]);
    expect(declared.filter((name) => !texts.includes(name))).toEqual([]);
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

describe('somebody who is not signed in', () => {
  let house: House;
  let nobody: Member;
  beforeAll(async () => {
    house = await House.open();
    nobody = new Member(house.server.url, '00000000-0000-4000-8000-000000000000', 'nothing');
  });
  afterAll(() => house.close());

  const cases = (
    [
      ['query', schema.getQueryType()!],
      ['mutation', schema.getMutationType()!],
    ] as const
  ).flatMap(([kind, type]) => Object.values(type.getFields()).map((field) => [kind, field.name, field] as const));

  test.each(cases.filter(([, name]) => !OPEN.has(name)))('is refused the %s %s', async (kind, name, field) => {
    const { document, variables } = asking(kind, field);
    const { data, errors } = await nobody.ask(document, variables);
    const codes =
      kind === 'mutation' && data?.[name]
        ? data[name].errors.map(({ code }: { code: string }) => code)
        : errors?.map(({ extensions }) => extensions.code);
    expect(codes).toEqual(['NOT_SIGNED_IN']);
  });
});
