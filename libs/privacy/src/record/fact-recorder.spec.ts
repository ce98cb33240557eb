import { describe, expect, it } from '@jest/globals';
import { toSeal } from '#contracts';
import type { Privacy } from '../privacy.js';
import { collected } from '../testkit/collected.js';
import { institution, officer, privacyWorld, VisitNoted } from '../testkit/privacy-world.js';

const visit = (place: string) => VisitNoted.of({ place, name: toSeal('架空 花子') });
const recording = (place: string) => ({ stream: 'sample-log', institutionId: institution, actor: officer, facts: [visit(place)] });

describe('recording facts without a decider', () => {
  it('keeps every one of 200 recorded at the same time, each once, in one gapless stream', async () => {
    await using world = await privacyWorld();
    await Promise.all(Array.from({ length: 200 }, (_, i) => world.recorder.record(recording(`place ${i}`))));
    const events = await collected(world.store.readStream('sample-log'));
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 200 }, (_, i) => BigInt(i)));
    expect(new Set(events.map(({ data }) => data['place'])).size).toBe(200);
  });

  it('keeps every one that eight servers record in the same stream, one after the other', async () => {
    await using world = await privacyWorld();
    const servers = [world, ...(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => world.restarted(world.vault))))];
    const record = async ({ recorder }: Privacy) => {
      for (let i = 0; i < 20; i++) await recorder.record(recording(`place ${i}`));
    };
    await Promise.all(servers.map(record));
    expect(await collected(world.store.readStream('sample-log'))).toHaveLength(160);
  });

  it('says who, where and when, and holds no personal text', async () => {
    await using world = await privacyWorld();
    await world.recorder.record(recording('Alvera'));
    const [stored] = await collected(world.store.readStream('sample-log'));
    expect(stored!.metadata).toMatchObject({ actor: officer, institutionId: institution, schemaVersion: 1 });
    expect(JSON.stringify([stored!.data, stored!.metadata])).not.toContain('花子');
  });

  it('refuses a fact that breaks its contract, and records nothing', async () => {
    await using world = await privacyWorld();
    const broken = { ...recording('x'), facts: [{ ...visit('x'), data: { place: 5, name: toSeal('架空 花子') } }] };
    await expect(world.recorder.record(broken)).rejects.toMatchObject({ code: 'CONTRACT_VIOLATED' });
    await expect(collected(world.store.readStream('sample-log'))).rejects.toThrow();
  });
});
