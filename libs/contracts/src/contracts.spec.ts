import { describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { randomUuid, type Fact, type JsonObject } from '#kernel';
import {
  event,
  EventRegistry,
  medical,
  operational,
  personal,
  published,
  schemaDocument,
  toSeal,
  UnreadableEvent,
  type CarriedSeal,
  type Field,
} from './index.js';

const Id = Type.String({ format: 'uuid' });
const Visited = event('test.visited', 2, {
  personId: operational(Id),
  place: published(Type.String()),
  name: personal(Type.String({ maxLength: 20 }), { subject: 'personId', mask: 'name' }),
  diagnosis: medical(Type.Optional(Type.String()), { subject: 'entry', group: 'diagnosis' }),
  days: operational(Type.Array(Type.Object({ day: Type.Integer() }))),
});
const rename = {
  type: 'test.visited',
  version: 1,
  upcast: ({ who, ...rest }: JsonObject): JsonObject => ({ ...rest, name: { ...(who as JsonObject), field: 'who' }, days: [] }),
};
const registry = new EventRegistry([Visited], [rename]);
const personId = randomUuid();
const plain = { personId, place: 'Wien', name: toSeal('架空 花子'), days: [{ day: 1 }] };

const stored = (data: JsonObject, schemaVersion = 2, type = 'test.visited') => ({
  stream: 'test-1',
  revision: 0n,
  position: 'p',
  id: randomUuid(),
  type,
  data,
  metadata: { schemaVersion },
});
const seal = { key: randomUuid(), box: 'AAAA' };

describe('declaring an event', () => {
  test('without a data class on a field is refused', () => {
    expect(() => event('test.bad', 1, { text: { schema: Type.String() } as unknown as Field })).toThrow('no data class');
  });

  test('with a personal field without a subject is refused', () => {
    expect(() => event('test.bad', 1, { text: { schema: Type.String(), dataClass: 2 } as unknown as Field })).toThrow('no subject');
  });

  test('with a subject that is no open field of the event is refused', () => {
    expect(() => event('test.bad', 1, { text: personal(Type.String(), { subject: 'nobody' }) })).toThrow('not an open field');
  });

  test('with a class name as its stored name is refused', () => {
    expect(() => event('TestHappened', 1, {})).toThrow('dotted lower case');
  });

  test('twice, or without the way up from an older version, is refused', () => {
    expect(() => new EventRegistry([Visited, Visited], [rename])).toThrow('twice');
    expect(() => new EventRegistry([Visited])).toThrow('no upcaster from test.visited@1');
  });
});

describe('the contract check', () => {
  test('passes a fact whose personal values wait to be sealed', () => {
    expect(() => registry.check(Visited.of(plain))).not.toThrow();
  });

  test.each([
    ['a personal value in the clear', { ...plain, name: '架空 花子' as never }, { path: '/name', rule: 'sealed' }],
    ['a personal value that is too long', { ...plain, name: toSeal('あ'.repeat(21)) }, { path: '/name', rule: 'maxLength' }],
    ['a field that nobody declared', { ...plain, passport: 'TK0000000' } as never, { path: '', rule: 'additionalProperties' }],
    ['a missing field', { ...plain, place: undefined } as never, { path: '', rule: 'required' }],
  ])('refuses %s, naming place and rule only', (_, data, details) => {
    let refusal: unknown;
    try {
      registry.check(Visited.of(data));
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'CONTRACT_VIOLATED', details });
    expect(JSON.stringify(refusal)).not.toMatch(/架空|ああ|TK000/);
  });

  test('refuses a fact of another version', () => {
    expect(() => registry.check({ ...Visited.of(plain), version: 1 } as Fact)).toThrow(UnreadableEvent);
  });
});

describe('reading back', () => {
  test('a sealed value carries where it was sealed', () => {
    const record = stored({ personId, place: 'Wien', name: seal, days: [] });
    const carried = registry.decode(record).data as { name: CarriedSeal };
    expect(carried.name).toEqual({ ...seal, origin: `test-1|${record.id}|test.visited@2|name` });
  });

  test('an older version is upcast without being opened, and a renamed seal keeps its old origin', () => {
    const record = stored({ personId, place: 'Wien', who: seal }, 1);
    const fact = registry.decode(record);
    expect(fact.version).toBe(2);
    expect((fact.data as { name: CarriedSeal }).name).toEqual({ ...seal, origin: `test-1|${record.id}|test.visited@1|who` });
  });

  test.each([
    ['a newer version', stored({}, 3), 'unknown version'],
    ['an unknown type', stored({}, 1, 'test.other'), 'unknown type'],
    ['data that breaks its schema', stored({ personId }), 'invalid data'],
  ])('%s is told apart and never skipped', (_, record, reason) => {
    expect(() => registry.decode(record)).toThrow(expect.objectContaining({ name: 'UnreadableEvent', reason }) as never);
  });
});

test('the published schema says class and subject on every field, nested ones too', () => {
  const document = schemaDocument(Visited) as { properties: Record<string, JsonObject> };
  expect(document.properties['name']).toMatchObject({ 'x-data-class': 2, 'x-subject': 'personId' });
  expect(document.properties['place']).toMatchObject({ 'x-data-class': 0 });
  expect(document.properties['days']).toMatchObject({ items: { 'x-data-class': 1, properties: { day: { 'x-data-class': 1 } } } });
});

test('a value on its way to be sealed shows itself to nobody', () => {
  const value = toSeal('架空 花子');
  expect(Object.keys(value)).toEqual([]);
  expect(() => JSON.stringify(value)).toThrow('cannot be written');
  expect(String(value)).not.toContain('架空');
});
