import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IdMap } from './id-map.js';

const ids = fc.oneof(
  fc.uuid(),
  fc.constantFrom('00000000-0000-8000-8000-000000000001', '10000000-0000-8000-8000-000000000001', 'not an id', ''),
);
const steps = fc.array(fc.record({ id: ids, value: fc.option(fc.integer()) }), { maxLength: 60 });

test('it holds what a Map would hold', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const expected = new Map<string, number>();
      let map: IdMap<number> = IdMap.empty;
      for (const { id, value } of taken) {
        if (value === null) expected.delete(id);
        else expected.set(id, value);
        map = value === null ? map.delete(id) : map.set(id, value);
      }
      for (const { id } of taken) expect(map.get(id)).toBe(expected.get(id));
      expect(map.values().sort()).toEqual([...expected.values()].sort());
    }),
  );
});

test('an older map stays as it was', () => {
  const one = IdMap.empty.set('00000000-0000-8000-8000-000000000001', 1);
  one.set('00000000-0000-8000-8000-000000000002', 2);
  one.set('00000000-0000-8000-8000-000000000001', 3);
  one.delete('00000000-0000-8000-8000-000000000001');
  expect(one.values()).toEqual([1]);
});

test('its order does not tell how it was filled', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 40 }), (all) => {
      const filled = (order: readonly string[]) => order.reduce<IdMap<string>>((map, id) => map.set(id, id), IdMap.empty).values();
      expect(filled(all.toReversed())).toEqual(filled(all));
    }),
  );
});
