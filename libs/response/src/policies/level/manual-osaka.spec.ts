import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Instant, Uuid } from '#kernel';
import { severity, type Certainty } from '../../domain/person/facts.js';
import { standingOf, type AssertedFacts } from '../../domain/person/standing.js';
import { assess, type LevelFacts } from './assess.js';
import { loadManuals } from './load-manuals.js';
import { defaultReadings, manualOf, manualSchemaDocument, type Readings } from './manual.js';

const policies = new URL('../../../../../schemas/policies/', import.meta.url);
const manual = loadManuals(policies.pathname)[0]!;
const readings = (change: Readings = {}): Readings => ({ ...defaultReadings(manual), ...change });

const id = (n: number) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}` as Uuid;
const opened = id(0);

type Values = Partial<Record<'whereabouts' | 'harm' | 'cause' | 'care', string>>;
type Person = LevelFacts['persons'][number];

/** Person n, added by event 100+n, of whom entry n says these facts. */
const person = (n: number, values: Values, certainty: Certainty = 'CONFIRMED', role: Person['role'] = 'STUDENT'): Person => {
  const asserted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, certainty }])) as AssertedFacts;
  const recordedAt = '2026-05-02T00:00:00.000Z' as Instant;
  return {
    role,
    addedBy: id(100 + n),
    standing: standingOf([{ entryId: id(n), occurredAt: { precision: 'UNKNOWN', zone: 'UTC' }, recordedAt, ...asserted }]),
  };
};
const people = (count: number, values: Values, certainty: Certainty = 'CONFIRMED'): Person[] =>
  Array.from({ length: count }, (_, i) => person(i + 1, values, certainty));

const figure = (
  measure: LevelFacts['figures'][number]['measure'],
  value: number,
  certainty: Certainty = 'CONFIRMED',
): LevelFacts['figures'][number] => {
  const held = { value, certainty, basis: [id(200 + value)] };
  return { measure, newest: held, ...(certainty === 'CONFIRMED' && { confirmed: held }) };
};
const holding = (certainty: Certainty = 'CONFIRMED') => {
  const held = { value: true, certainty, basis: [id(300)] };
  return { worst: held, ...(certainty === 'CONFIRMED' && { confirmed: held }) };
};

const facts = (change: Partial<LevelFacts>): LevelFacts => ({
  kind: 'TRAFFIC',
  openedBy: opened,
  persons: [],
  figures: [],
  incident: {},
  ...change,
});
const assessed = (change: Partial<LevelFacts>, taken: Readings = {}) => assess(manual, readings(taken), facts(change));
const clausesOf = (change: Partial<LevelFacts>, taken: Readings = {}) => assessed(change, taken).clauses.map(({ clause }) => clause);

/** The same JSON with the value at a path replaced, or left out if there is none. */
function changed(json: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(json) ? [...json] : { ...(json as object) }) as Record<string, unknown>;
  copy[step] = changed(copy[step], rest, value);
  return JSON.parse(JSON.stringify(copy));
}

describe('the file', () => {
  test('its schema is the published one', () => {
    const published = JSON.parse(readFileSync(new URL('manual.schema.json', policies), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(manualSchemaDocument)));
  });

  test('says which manual it is (M-025)', () => {
    expect(manual).toMatchObject({ id: 'osaka-overseas', version: '3.2', issued: '2015-09-07' });
  });

  test('every clause has its own id', () => {
    expect(new Set(manual.clauses.map(({ id: clause }) => clause)).size).toBe(manual.clauses.length);
  });

  test('every option of every open point decides some clause, or leaves one out', () => {
    for (const [point, { options }] of Object.entries(manual.readings)) {
      const named = manual.clauses.flatMap(({ readings: needed }) => (needed?.[point] ? [needed[point]] : []));
      expect(named.length).toBeGreaterThan(0);
      expect(Object.keys(options)).toEqual(expect.arrayContaining(named));
    }
  });

  test.each<[string, string[], unknown]>([
    ['a level of 4', ['clauses', '0', 'level'], 4],
    ['a clause without source', ['clauses', '0', 'source'], undefined],
    ['a clause without its Japanese text', ['clauses', '0', 'text', 'ja'], undefined],
    ['a count that is not defined', ['clauses', '0', 'when'], [{ count: 'toString', atLeast: 1 }]],
    ['a reading that is not defined', ['clauses', '0', 'readings'], { 'O-1': 'NONE' }],
    ['a default that is no option', ['readings', 'O-1', 'default'], 'NONE'],
    ['an unknown harm', ['counts', 'criticalOrDead', 'persons', 'harm'], ['TIRED']],
    ['a head that is no post of its body', ['bodies', 'TEAM', 'head'], 'DIRECTOR'],
    ['a head with two seats', ['bodies', 'TEAM', 'posts', '0', 'seats'], 2],
    ['a post without source', ['bodies', 'TEAM', 'posts', '1', 'source'], undefined],
    ['a duty that a body has twice', ['bodies', 'TEAM', 'duties', '0', 'duty'], 'FAMILY'],
    ['a body that nobody knows', ['bodies', 'COMMITTEE'], { head: 'MEMBER', posts: [], duties: [] }],
    ['a misspelt key', ['clauses', '0', 'certainity'], 'PRESUMED'],
  ])('%s is refused at the start', (_what, path, value) => {
    expect(() => manualOf(changed(manual, path, value))).toThrow(TypeError);
  });
});

describe('level 3 (M-057)', () => {
  test.each(['CRITICAL', 'DEAD'])('① one person %s', (harm) => {
    expect(assessed({ persons: people(1, { harm }) })).toMatchObject({ level: 3, certainty: 'CONFIRMED', basis: [id(1)] });
    expect(clausesOf({ persons: people(1, { harm }) })).toContain('M-057.1');
  });

  test('① nobody critical or dead', () => {
    expect(clausesOf({ persons: people(1, { harm: 'SERIOUS' }) })).not.toContain('M-057.1');
  });

  test.each([
    [1, 2],
    [2, 3],
  ])('② %i seriously injured in hospital is level %i', (count, level) => {
    expect(assessed({ persons: people(count, { harm: 'SERIOUS', care: 'HOSPITALISED' }) }).level).toBe(level);
  });

  test.each(['MISSING', 'DISTRESSED'])('② one person %s, by the default reading of O-1', (whereabouts) => {
    const { level, clauses } = assessed({ persons: people(1, { whereabouts }) });
    expect(level).toBe(3);
    expect(clauses).toEqual([
      { clause: 'M-057.2-missing', level: 3, certainty: 'CONFIRMED', basis: [id(1)], readings: [{ point: 'O-1', option: 'SERIOUS_ONLY' }] },
    ]);
  });

  test.each(['UNKNOWN', 'SAFE'])('② nobody missing: %s', (whereabouts) => {
    expect(assessed({ persons: people(3, { whereabouts }) }).level).toBe(0);
  });

  describe('② where 複数 binds all three (O-1: ALL_THREE)', () => {
    const all = { 'O-1': 'ALL_THREE' };

    test.each(['MISSING', 'DISTRESSED'])('one person %s is a serious accident, level 2 (M-061)', (whereabouts) => {
      expect(assessed({ persons: people(1, { whereabouts }) }, all)).toMatchObject({ level: 2, certainty: 'CONFIRMED' });
      expect(clausesOf({ persons: people(1, { whereabouts }) }, all)).toEqual(['O-1.single']);
    });

    test('two missing are level 3', () => {
      expect(assessed({ persons: people(2, { whereabouts: 'MISSING' }) }, all).level).toBe(3);
    });

    test('one missing and one seriously injured are level 3', () => {
      const persons = [person(1, { whereabouts: 'MISSING' }), person(2, { harm: 'SERIOUS' })];
      expect(clausesOf({ persons }, all)).toContain('M-057.2-together');
    });
  });

  test('③ public attention alone, without any victim (O-2)', () => {
    expect(assessed({ incident: { PUBLIC_ATTENTION: holding() } })).toMatchObject({ level: 3, certainty: 'CONFIRMED', basis: [id(300)] });
  });

  test('③ attention that does not hold', () => {
    const held = { value: false, certainty: 'CONFIRMED', basis: [id(300)] } as const;
    expect(assessed({ incident: { PUBLIC_ATTENTION: { confirmed: held, worst: held } } }).level).toBe(0);
  });
});

describe('level 2 (M-056)', () => {
  test('one person in hospital', () => {
    expect(assessed({ persons: people(1, { care: 'HOSPITALISED' }) })).toMatchObject({ level: 2, certainty: 'CONFIRMED' });
  });

  test('one outpatient is not', () => {
    expect(assessed({ persons: people(1, { care: 'OUTPATIENT' }) }).level).toBe(1);
  });

  test.each([
    [1, 1],
    [2, 2],
    [40, 2],
  ])('%i slightly injured are level %i', (count, level) => {
    expect(assessed({ persons: people(count, { harm: 'SLIGHT' }) }).level).toBe(level);
  });

  test('an injury and an illness of one person are one victim by default (O-2)', () => {
    const both = standingOf([
      {
        entryId: id(1),
        occurredAt: { precision: 'UNKNOWN', zone: 'UTC' },
        recordedAt: '2026-05-02T00:00:00.000Z' as Instant,
        harm: { value: 'SLIGHT', certainty: 'CONFIRMED' },
        cause: { value: 'INJURY', certainty: 'CONFIRMED' },
      },
      {
        entryId: id(2),
        occurredAt: { precision: 'UNKNOWN', zone: 'UTC' },
        recordedAt: '2026-05-02T01:00:00.000Z' as Instant,
        cause: { value: 'ILLNESS', certainty: 'CONFIRMED' },
      },
    ]);
    const persons: Person[] = [{ role: 'STUDENT', addedBy: id(100), standing: both }];
    expect(assessed({ persons }).level).toBe(1);
    expect(assessed({ persons }, { 'O-2.several': 'PERSONS_OR_HARMS' })).toMatchObject({ level: 2, basis: [id(1), id(2)] });
    expect(assessed({ persons: people(1, { harm: 'SLIGHT', cause: 'INJURY' }) }, { 'O-2.several': 'PERSONS_OR_HARMS' }).level).toBe(1);
  });

  describe('one seriously injured, no hospital known (O-2)', () => {
    const persons = people(1, { harm: 'SERIOUS' });

    test('is level 2 presumed, though the injury is confirmed', () => {
      expect(assessed({ persons })).toMatchObject({ level: 2, certainty: 'PRESUMED' });
      expect(assessed({ persons }).clauses[0]?.readings).toEqual([{ point: 'O-2.serious', option: 'LEVEL_2_PRESUMED' }]);
    });

    test('is level 1 by the letter', () => {
      expect(assessed({ persons }, { 'O-2.serious': 'LEVEL_1_LITERAL' })).toMatchObject({ level: 1, certainty: 'CONFIRMED' });
    });

    test('in hospital it is confirmed', () => {
      expect(assessed({ persons: people(1, { harm: 'SERIOUS', care: 'HOSPITALISED' }) })).toMatchObject({
        level: 2,
        certainty: 'CONFIRMED',
      });
    });

    test('one slightly injured is not', () => {
      expect(clausesOf({ persons: people(1, { harm: 'SLIGHT' }) })).not.toContain('O-2.serious');
    });
  });

  test.each(['OFFENDER', 'DETENTION', 'KIDNAPPING'] as const)('%s without any victim (O-2)', (kind) => {
    expect(assessed({ kind })).toMatchObject({ level: 2, basis: [opened] });
    expect(assessed({ kind }, { 'O-2.group': 'NOT_IN_TABLE' }).level).toBe(0);
  });

  test.each(['TRAFFIC', 'THEFT', 'OTHER'] as const)('%s without any victim is not assessed', (kind) => {
    expect(assessed({ kind }).level).toBe(0);
  });
});

describe('level 1 (M-055)', () => {
  test.each([
    [{ harm: 'SLIGHT' }, 1],
    [{ care: 'OUTPATIENT' }, 1],
    [{ harm: 'NONE', care: 'NONE' }, 0],
  ])('one person with %j is level %i', (values, level) => {
    expect(assessed({ persons: people(1, values) }).level).toBe(level);
  });

  test('property damage of one victim', () => {
    expect(clausesOf({ persons: people(1, {}), incident: { PROPERTY_DAMAGE: holding() } })).toEqual(['M-055.property']);
  });

  test('property damage before a victim is recorded: one is presumed (M-058)', () => {
    expect(assessed({ incident: { PROPERTY_DAMAGE: holding() } })).toMatchObject({ level: 1, certainty: 'PRESUMED' });
  });

  test('property damage of several (O-2)', () => {
    const several = { persons: people(2, {}), incident: { PROPERTY_DAMAGE: holding() } };
    expect(assessed(several)).toMatchObject({ level: 1, clauses: [{ readings: [{ point: 'O-2.property', option: 'LEVEL_1' }] }] });
    expect(assessed(several, { 'O-2.property': 'NOT_IN_TABLE' }).level).toBe(0);
  });
});

describe('presumed and confirmed (M-058)', () => {
  test('a clause that needs a presumed fact is presumed', () => {
    expect(assessed({ persons: people(2, { harm: 'SERIOUS' }, 'PRESUMED') })).toMatchObject({ level: 3, certainty: 'PRESUMED' });
  });

  test('one confirmed clause of the highest level confirms it', () => {
    const persons = [person(1, { harm: 'DEAD' }, 'PRESUMED'), person(2, { whereabouts: 'MISSING' })];
    expect(assessed({ persons })).toMatchObject({ level: 3, certainty: 'CONFIRMED' });
  });

  test('what is confirmed stays named beside a higher level that is presumed', () => {
    const { clauses, level } = assessed({ persons: [person(1, { harm: 'DEAD' }, 'PRESUMED'), person(2, { care: 'HOSPITALISED' })] });
    expect(level).toBe(3);
    expect(clauses).toEqual(expect.arrayContaining([expect.objectContaining({ clause: 'M-056.1', certainty: 'CONFIRMED' })]));
  });
});

describe('who counts', () => {
  test.each(['STUDENT', 'ESCORT', 'STAFF'] as const)('%s counts', (role) => {
    expect(assessed({ persons: [person(1, { harm: 'DEAD' }, 'CONFIRMED', role)] }).level).toBe(3);
  });

  test.each(['FAMILY', 'OTHER'] as const)('%s was not sent by us', (role) => {
    expect(assessed({ persons: [person(1, { harm: 'DEAD' }, 'CONFIRMED', role)] }).level).toBe(0);
  });
});

describe('figures from outside (U-12)', () => {
  test('a figure reaches a level without anyone on the roster', () => {
    expect(assessed({ figures: [figure('HOSPITALISED', 1)] })).toMatchObject({ level: 2, certainty: 'CONFIRMED', basis: [id(201)] });
    expect(assessed({ figures: [figure('HOSPITALISED', 0)] }).level).toBe(0);
  });

  test('a presumed figure makes a presumed level', () => {
    expect(assessed({ figures: [figure('DEAD', 1, 'PRESUMED')] })).toMatchObject({ level: 3, certainty: 'PRESUMED' });
  });

  test('one of the roster and one of a source may be the same person: they are not added', () => {
    expect(clausesOf({ persons: people(1, { harm: 'SERIOUS' }), figures: [figure('SERIOUSLY_INJURED', 1)] })).not.toContain(
      'M-057.2-serious',
    );
    expect(clausesOf({ persons: people(1, { harm: 'SERIOUS' }), figures: [figure('SERIOUSLY_INJURED', 2)] })).toContain('M-057.2-serious');
  });

  test('a source that counts more than one keeps level 1 away', () => {
    expect(assessed({ persons: people(1, { harm: 'SLIGHT' }), figures: [figure('INJURED', 3)] }).level).toBe(2);
  });
});

describe('however bad it gets', () => {
  const option = fc.record(
    Object.fromEntries(Object.entries(manual.readings).map(([point, { options }]) => [point, fc.constantFrom(...Object.keys(options))])),
  );
  const fact = {
    whereabouts: fc.constantFrom(...severity.whereabouts),
    harm: fc.constantFrom(...severity.harm),
    care: fc.constantFrom(...severity.care),
  };
  const roster = fc.array(fc.record({ ...fact, certainty: fc.constantFrom<Certainty[]>('CONFIRMED', 'PRESUMED') }), {
    minLength: 1,
    maxLength: 5,
  });
  const worse = <V extends string>(order: readonly V[], value: V): V => order[Math.min(order.indexOf(value) + 1, order.length - 1)]!;
  const standing = (all: readonly (Values & { certainty: Certainty })[]) =>
    all.map(({ certainty, ...values }, i) => person(i + 1, values, certainty));

  test('a fact that worsens never lowers the assessment, under any reading', () => {
    fc.assert(
      fc.property(
        roster,
        option,
        fc.nat(4),
        fc.constantFrom<('whereabouts' | 'harm' | 'care')[]>('whereabouts', 'harm', 'care'),
        (all, taken, at, name) => {
          const who = at % all.length;
          const worsened = all.map((each, i) =>
            i === who ? { ...each, [name]: worse(severity[name] as readonly string[], each[name]) } : each,
          );
          expect(assessed({ persons: standing(worsened) }, taken).level).toBeGreaterThanOrEqual(
            assessed({ persons: standing(all) }, taken).level,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the reasons stay small with hundreds of victims', () => {
    const { clauses, basis } = assessed({ persons: people(500, { harm: 'DEAD', whereabouts: 'MISSING', care: 'HOSPITALISED' }) });
    expect(Math.max(...clauses.map((clause) => clause.basis.length))).toBeLessThanOrEqual(50);
    expect(basis.length).toBeLessThanOrEqual(1000);
  });
});
