import { expect, it } from '@jest/globals';
import { toSeal, type CarriedSeal } from '#contracts';
import { randomUuid, type Uuid } from '#kernel';
import { privacyWorld, institution, sealedVisit, VisitNoted } from '../testkit/privacy-world.js';

const keyOf = (value: unknown): Uuid => (value as CarriedSeal).key as Uuid;

it('gives each new entry a key of its own, durable before it is used, however many come at once', async () => {
  await using world = await privacyWorld();
  const visits = await Promise.all(Array.from({ length: 400 }, () => sealedVisit(world)));
  const keys = visits.map(({ carried }) => keyOf(carried['note']));
  expect(new Set(keys).size).toBe(400);
  for (const lookup of await world.vault.keysById(keys)) expect(lookup.kind).toBe('found');
});

it('goes on without the vault for as long as those made in advance last, then refuses', async () => {
  await using world = await privacyWorld();
  const noted = () => {
    const fact = VisitNoted.of({ place: 'Alvera', name: toSeal('架空 花子'), note: toSeal('fine') });
    return world.sealer.seal('sample-1', institution, [{ id: randomUuid(), fact }]);
  };
  await noted();
  await world.vault.close();
  await expect(noted()).resolves.toHaveLength(1);
  const outcomes = await Promise.allSettled(Array.from({ length: 300 }, noted));
  expect(outcomes.at(-1)!.status).toBe('rejected');
});
