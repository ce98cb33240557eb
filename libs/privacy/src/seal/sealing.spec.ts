import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toSeal, type CarriedSeal } from '#contracts';
import { randomUuid, type Sealed } from '#kernel';
import { carriedBy, institution, officer, privacyWorld, sealedVisit, VisitNoted } from '../testkit/privacy-world.js';

const seal = (value: unknown) => value as CarriedSeal;
const sealed = (value: CarriedSeal) => value as unknown as Sealed<unknown>;

describe('sealing and opening', () => {
  it('opens what was sealed, whatever its shape', async () => {
    await using world = await privacyWorld();
    const { carried } = await sealedVisit(world);
    expect(await world.opener.open(carried['name']!)).toEqual({ kind: 'opened', value: '架空 花子' });
    expect(await world.opener.open(carried['diagnosis']!)).toEqual({ kind: 'opened', value: { words: '骨折', days: 40 } });
  });

  it('opens any text that Japanese or English people write', async () => {
    await using world = await privacyWorld();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (note) => {
        const { carried } = await sealedVisit(world, { note });
        expect(await world.opener.open(carried['note']!)).toEqual({ kind: 'opened', value: note });
      }),
      { numRuns: 40 },
    );
  });

  it('leaves open fields as they are and absent ones absent', async () => {
    await using world = await privacyWorld();
    const fact = VisitNoted.of({ place: 'Alvera', name: toSeal('架空 花子') });
    const [data] = await world.sealer.seal('sample-1', institution, [{ id: randomUuid(), fact }]);
    expect(Object.keys(data!)).toEqual(['place', 'name']);
    expect(data!['place']).toBe('Alvera');
  });

  it('uses one key for the fields of one person and class, and others for another class and for the entry', async () => {
    await using world = await privacyWorld();
    const { carried } = await sealedVisit(world);
    const key = (field: string) => seal(carried[field]).key;
    expect(key('nickname')).toBe(key('name'));
    expect(new Set([key('name'), key('passport'), key('diagnosis'), key('note')]).size).toBe(4);
  });

  it('seals what is said of an entry later so that it goes with the entry', async () => {
    await using world = await privacyWorld();
    const first = await sealedVisit(world);
    const fact = VisitNoted.of({ entryId: first.id, place: 'Alvera', name: toSeal('架空 花子'), note: toSeal('訂正') });
    const id = randomUuid();
    const [correction] = await world.sealer.seal('sample-2', institution, [{ id, fact }]);
    const { note, name } = carriedBy('sample-2', id, correction!);
    // The person is not named here, so the name falls to the entry as well.
    expect(await world.opener.openMany([note!, name!])).toMatchObject([{ value: '訂正' }, { value: '架空 花子' }]);
    await world.erasures.erase({
      ...{ institutionId: institution, subject: first.id, streams: [first.stream] },
      ...{ reasonCode: 'RECORDED_IN_ERROR', actor: officer },
    });
    expect(await world.opener.openMany([note!, name!, first.carried['note']!])).toEqual(Array(3).fill({ kind: 'redacted' }));
  });

  it('tells the ledger of reads whom a key was made for', async () => {
    await using world = await privacyWorld();
    const { id, personId, carried } = await sealedVisit(world);
    const [name, note] = [seal(carried['name']), seal(carried['note'])];
    expect([...(await world.opener.subjectsOf([name, note, { ...note, key: randomUuid() }]))]).toEqual([
      [name.key, personId],
      [note.key, id],
    ]);
  });

  it('seals the same value differently each time', async () => {
    await using world = await privacyWorld();
    const personId = randomUuid();
    const [a, b] = [await sealedVisit(world, { personId }), await sealedVisit(world, { personId })];
    expect(seal(a.carried['name']).key).toBe(seal(b.carried['name']).key);
    expect(seal(a.carried['name']).box).not.toBe(seal(b.carried['name']).box);
  });

  it('opens many at once, in order, from a cold start', async () => {
    await using world = await privacyWorld();
    const visits = await Promise.all(Array.from({ length: 50 }, (_, i) => sealedVisit(world, { note: `note ${i}` })));
    const { opener } = await world.restarted(world.vault);
    const opened = await opener.openMany(visits.map(({ carried }) => carried['note']!));
    expect(opened).toEqual(visits.map((_, i) => ({ kind: 'opened', value: `note ${i}` })));
  });

  it('gives 32 facts about one person, sealed at the same time, one key', async () => {
    await using world = await privacyWorld();
    const personId = randomUuid();
    const visits = await Promise.all(Array.from({ length: 32 }, () => sealedVisit(world, { personId })));
    expect(new Set(visits.map(({ carried }) => seal(carried['name']).key)).size).toBe(1);
  });

  it('still opens a field that an upcaster renamed', async () => {
    await using world = await privacyWorld();
    const { id, stream, data } = await sealedVisit(world);
    const { name, nickname: _, ...rest } = data;
    // The old field "name" is now called "nickname"; the record says so itself.
    const moved = { ...rest, name: name!, nickname: { ...(name as object), field: 'name' } } as typeof data;
    expect(await world.opener.open(carriedBy(stream, id, moved)['nickname']!)).toEqual({ kind: 'opened', value: '架空 花子' });
  });
});

describe('a box that does not belong where it stands', () => {
  const moves: Record<string, (origin: string) => string> = {
    'another field': (origin) => origin.replace(/\|name$/, '|nickname'),
    'another event': (origin) => origin.replace(/\|[0-9a-f-]{36}\|/, `|${randomUuid()}|`),
    'another stream': (origin) => `other-${origin}`,
    'another type': (origin) => origin.replace('visit-noted', 'visit-planned'),
    'another version': (origin) => origin.replace('@1|', '@2|'),
  };
  it.each(Object.keys(moves))('does not open in %s', async (place) => {
    await using world = await privacyWorld();
    const { carried } = await sealedVisit(world);
    const name = seal(carried['name']);
    const moved = { ...name, origin: moves[place]!(name.origin) };
    expect(moved.origin).not.toBe(name.origin);
    expect(await world.opener.open(sealed(moved))).toEqual({ kind: 'broken' });
  });

  it('does not open with the key of another person', async () => {
    await using world = await privacyWorld();
    const [a, b] = [await sealedVisit(world), await sealedVisit(world)];
    const swapped = { ...seal(a.carried['name']), key: seal(b.carried['name']).key };
    expect(await world.opener.open(sealed(swapped))).toEqual({ kind: 'broken' });
  });

  it('never opens to a wrong value when any byte of it is changed', async () => {
    await using world = await privacyWorld();
    const { carried } = await sealedVisit(world);
    const original = seal(carried['name']);
    const bytes = Buffer.from(original.box, 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1 << (index % 8);
      const box = changed.toString('base64url');
      expect(await world.opener.open(sealed({ ...original, box }))).toEqual({ kind: 'broken' });
    }
    for (const box of ['', 'AAAA', original.box.slice(0, -4)])
      expect(await world.opener.open(sealed({ ...original, box }))).toEqual({ kind: 'broken' });
  });

  it('is counted and reported without its value, and spoils no neighbour', async () => {
    await using world = await privacyWorld();
    const { carried } = await sealedVisit(world);
    const lost = { ...seal(carried['name']), key: randomUuid() };
    const opened = await world.opener.openMany([sealed(lost), carried['note']!]);
    expect(opened).toEqual([{ kind: 'keyMissing' }, { kind: 'opened', value: 'fine' }]);
    expect(world.opener.faultCounts).toEqual({ keyMissing: 1, broken: 0 });
  });
});

describe('a vault that was tampered with', () => {
  it('does not let the key of one person open values of another by exchanging rows', async () => {
    await using world = await privacyWorld();
    const [a, b] = [await sealedVisit(world), await sealedVisit(world)];
    const { DatabaseSync } = await import('node:sqlite');
    const file = new DatabaseSync(join(world.directory, 'vault.db'));
    file
      .prepare('UPDATE data_keys SET wrapped = (SELECT wrapped FROM data_keys WHERE id = ?) WHERE id = ?')
      .run(seal(b.carried['name']).key, seal(a.carried['name']).key);
    file.close();
    const { opener } = await world.restarted(world.vault);
    expect(await opener.open(a.carried['name']!)).toEqual({ kind: 'keyMissing' });
  });
});

describe('canaries', () => {
  it('stand in no file of the vault and in nothing that would be stored', async () => {
    await using world = await privacyWorld();
    const canaries = ['架空 花子', 'TK1234567', '骨折', '私は炭鉱のカナリア'];
    const { data } = await sealedVisit(world, { note: '私は炭鉱のカナリア' });
    const files = readdirSync(world.directory).map((file) => readFileSync(join(world.directory, file)));
    expect(files.length).toBeGreaterThan(1);
    for (const canary of canaries)
      for (const bytes of [...files, Buffer.from(JSON.stringify(data))]) expect(bytes.includes(Buffer.from(canary))).toBe(false);
  });
});
