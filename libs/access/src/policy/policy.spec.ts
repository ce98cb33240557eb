import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataClass } from '#contracts';
import { allRelations, type Relation } from '../caller.js';
import { accessPolicy, accessTable } from '../testkit/access-world.js';
import { decideAction, decideField, fieldDecisions } from './decide.js';
import { accessPolicyOf, accessTableSchema, type AccessTable } from './document.js';
import { maskProfileOf } from './mask-profile.js';

const field = (relations: Relation[], dataClass: DataClass, group?: string) =>
  decideField(accessPolicy, relations, { dataClass, ...(group && { group }) }).decision;
const may = (relations: Relation[], action: string) => decideAction(accessPolicy, relations, action).allowed;
const some = fc.subarray([...allRelations]);
const classes: DataClass[] = [0, 1, 2, 3, 4];

describe('the access table', () => {
  it('has its published schema', () => {
    expect(JSON.parse(readFileSync('schemas/policies/access.schema.json', 'utf8'))).toEqual(accessTableSchema());
  });

  it('says something of every relation and every class, with a reason in both languages', () => {
    for (const relation of allRelations)
      for (const dataClass of classes) {
        const { rule } = decideField(accessPolicy, [relation], { dataClass });
        expect([relation, dataClass, rule?.reason.ja.length, rule?.reason.en.length]).toEqual([
          relation,
          dataClass,
          expect.any(Number),
          expect.any(Number),
        ]);
      }
  });

  it.each<[string, (table: AccessTable) => unknown]>([
    ['an unknown relation', (table) => table.fields[0]!.relations.push('duty:CATERING' as Relation)],
    ['an undeclared group', (table) => (table.fields[0]!.groups = ['shoeSize'])],
    ['a field rule about nothing', (table) => delete table.fields[0]!.classes],
    ['an unknown decision', (table) => (table.fields[0]!.decision = 'maybe' as 'see')],
    ['a rule without a reason', (table) => delete (table.actions[0] as Partial<AccessTable['actions'][number]>).reason],
    ['two rules for one field', (table) => table.fields.push(table.fields[0]!)],
    ['two rules for one action', (table) => table.actions.push(table.actions[0]!)],
    ['a lone word that never ends', (table) => (table.loneWord.days = 0)],
    ['no version', (table) => delete (table as Partial<AccessTable>).version],
  ])('is refused with %s', (_, spoil) => {
    const table = accessTable() as AccessTable;
    spoil(table);
    expect(() => accessPolicyOf(table)).toThrow(expect.objectContaining({ code: 'ACCESS_POLICY_INVALID' }));
  });
});

describe('default deny', () => {
  it('holds for whoever has no relation, for any action and any field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...accessPolicy.knownActions), fc.constantFrom(...classes), (action, dataClass) => {
        expect(may([], action)).toBe(false);
        expect(field([], dataClass)).toBe('never');
      }),
    );
  });

  it('holds for every action that the table does not name, whoever asks', () => {
    const odd = fc.constantFrom('', '__proto__', 'constructor', 'toString', 'RecordReport', 'recordReport ');
    fc.assert(
      fc.property(some, fc.oneof(odd, fc.string()), (relations, action) => {
        fc.pre(!accessPolicy.knownActions.has(action));
        expect(may(relations, action)).toBe(false);
      }),
    );
  });

  it('holds for every group that the table does not name or knows under another class, whoever asks', () => {
    const odd = fc.constantFrom('__proto__', 'constructor', 'toString', 'Passport');
    fc.assert(
      fc.property(some, fc.constantFrom(...classes), fc.oneof(odd, fc.string(), fc.constant('passport')), (relations, dataClass, group) => {
        fc.pre(accessPolicy.groups[group]?.dataClass !== dataClass || !Object.hasOwn(accessPolicy.groups, group));
        expect(decideField(accessPolicy, relations, { dataClass, group }).decision).toBe('never');
      }),
    );
  });

  it('holds for relations that do not exist', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...accessPolicy.knownActions), (relation, action) => {
        fc.pre(!allRelations.includes(relation as Relation));
        expect(may([relation as Relation], action)).toBe(false);
        expect(field([relation as Relation], 0)).toBe('never');
      }),
    );
  });
});

describe('who sees what', () => {
  const closed: DataClass[] = [3, 4];

  it('nobody is shown class 4 without asking for it', () => {
    for (const group of [undefined, 'diagnosis', 'hospital', 'confidential'])
      for (const relation of allRelations) expect([relation, field([relation], 4, group)]).not.toEqual([relation, 'see']);
  });

  it.each<[string, Relation[]]>([
    ['PR', ['duty:PR', 'role:MEMBER']],
    ['PR who also holds the family desk', ['role:MEMBER', 'duty:PR', 'duty:FAMILY']],
    ['PR who also is the director', ['role:MEMBER', 'post:DIRECTOR', 'duty:PR']],
    ['a data-protection officer who also audits', ['role:AUDITOR', 'role:DATA_PROTECTION_OFFICER']],
    ['the administrator', ['role:ADMIN', 'role:MEMBER']],
    ['the data-protection officer', ['role:DATA_PROTECTION_OFFICER']],
    ['an integrator', ['role:INTEGRATOR']],
    ['a member without a part in it', ['role:MEMBER']],
  ])('%s gets nothing of classes 3 and 4, in any group', (_, relations) => {
    for (const dataClass of closed) expect(field(relations, dataClass)).toBe('never');
    for (const [group, { dataClass }] of Object.entries(accessPolicy.groups))
      if (dataClass >= 3) expect([group, field(relations, dataClass, group)]).toEqual([group, 'never']);
  });

  it('the data-protection officer sees the ledger and no content', () => {
    expect(may(['role:DATA_PROTECTION_OFFICER'], 'viewReadLedger')).toBe(true);
    expect(may(['role:DATA_PROTECTION_OFFICER'], 'viewChronology')).toBe(false);
    expect(field(['role:DATA_PROTECTION_OFFICER'], 2)).toBe('never');
  });

  it('a service corrects only what came from it, whether or not it opened the incident', () => {
    const service: Relation[] = ['role:INTEGRATOR', 'part:SERVICE'];
    expect([may(service, 'recordReport'), may(service, 'correctEntry')]).toEqual([true, false]);
    expect(may([...service, 'part:SOURCE'], 'correctEntry')).toBe(true);
    expect(
      [...accessPolicy.knownActions].filter(
        (action) => /withdraw|correct(?!Entry|Report)/.test(action) && may([...service, 'part:SOURCE'], action),
      ),
    ).toEqual([]);
  });

  it('the auditor reads every board and changes nothing', () => {
    const allowed = [...accessPolicy.knownActions].filter((action) => may(['role:AUDITOR'], action));
    expect(allowed).toEqual(expect.arrayContaining(['viewBoard', 'viewChronology', 'viewHistory', 'viewExpenses', 'reveal']));
    expect(allowed.filter((action) => !/^(view|search|reveal$|changePassword$|consentToAccount$)/.test(action))).toEqual([]);
    expect(closed.map((dataClass) => field(['role:AUDITOR'], dataClass))).toEqual(['reveal', 'reveal']);
  });

  it('the family desk sees persons and guardians, and asks for diagnosis', () => {
    expect([field(['duty:FAMILY'], 2), field(['duty:FAMILY'], 3, 'familyContact'), field(['duty:FAMILY'], 4, 'diagnosis')]).toEqual([
      'see',
      'see',
      'reveal',
    ]);
  });

  it('logistics gets the hospital for a transport, and no diagnosis', () => {
    expect([field(['duty:LOGISTICS'], 4, 'hospital'), field(['duty:LOGISTICS'], 4, 'diagnosis')]).toEqual(['reveal', 'never']);
  });

  it('every post and duty reads the text of the record', () => {
    const people = allRelations.filter((name) => !name.startsWith('role:') && name !== 'part:SERVICE' && name !== 'part:SOURCE');
    for (const relation of people) expect([relation, field([relation], 2)]).toEqual([relation, 'see']);
  });

  it('a second duty adds what it needs to know', () => {
    expect(field(['role:MEMBER', 'duty:GENERAL_AFFAIRS', 'duty:FAMILY'], 3)).toBe('see');
    expect(field(['role:MEMBER', 'duty:LOGISTICS', 'duty:ON_SITE'], 4, 'diagnosis')).toBe('reveal');
  });

  it('a further relation takes something away only where its rule says never, and then everything', () => {
    const rank = (decision: string) => fieldDecisions.indexOf(decision as 'see');
    fc.assert(
      fc.property(some, fc.constantFrom(...allRelations), fc.constantFrom(...classes), (relations, more, dataClass) => {
        const forbids = decideField(accessPolicy, [more], { dataClass }).rule?.decision === 'never';
        const now = field([...relations, more], dataClass);
        if (forbids) expect(now).toBe('never');
        else expect(rank(now)).toBeGreaterThanOrEqual(rank(field(relations, dataClass)));
      }),
    );
  });
});

describe('who may do what', () => {
  it('any member may report and so open an incident, and see which there are', () => {
    expect([may(['role:MEMBER'], 'recordReport'), may(['role:MEMBER'], 'viewIncidents')]).toEqual([true, true]);
  });

  it('a member without a part in an incident reads neither its chronology nor its boards', () => {
    for (const action of ['viewChronology', 'viewBoard', 'viewPerson', 'searchIncident', 'reveal'])
      expect(may(['role:MEMBER'], action)).toBe(false);
  });

  it('an administrator as such does not read incidents', () => {
    for (const action of ['viewChronology', 'viewBoard', 'viewPerson', 'viewReadLedger', 'eraseSubject'])
      expect(may(['role:ADMIN'], action)).toBe(false);
  });

  it('only heads change the level or approve a dispatch', () => {
    const heads = (action: string) => allRelations.filter((relation) => may([relation], action));
    expect(heads('approveDispatch')).toEqual(['post:TEAM_LEADER', 'post:DIRECTOR', 'post:DEPUTY']);
    expect(heads('changeResponseLevel').every((relation) => relation.startsWith('post:'))).toBe(true);
  });

  it('says by which rule', () => {
    const { rule, relation } = decideAction(accessPolicy, ['role:MEMBER', 'post:DIRECTOR'], 'changeResponseLevel');
    expect(relation).toBe('post:DIRECTOR');
    expect(rule).toMatchObject({ source: 'M-065', reason: { ja: expect.stringContaining('根拠') } });
  });
});

describe('the mask profile', () => {
  it('is equal exactly for those who see the same of everything', () => {
    const kinds = [
      ...classes.map((dataClass) => ({ dataClass })),
      ...Object.entries(accessPolicy.groups).map(([group, { dataClass }]) => ({ dataClass, group })),
    ];
    const everything = (relations: readonly Relation[]) => kinds.map((kind) => decideField(accessPolicy, relations, kind).decision).join();
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(maskProfileOf(accessPolicy, a) === maskProfileOf(accessPolicy, b)).toBe(everything(a) === everything(b));
      }),
    );
  });

  it('changes with the version of the table', () => {
    const other = accessPolicyOf({ ...(accessTable() as object), version: '2030-01-01' });
    expect(maskProfileOf(other, ['duty:PR'])).not.toBe(maskProfileOf(accessPolicy, ['duty:PR']));
  });
});
