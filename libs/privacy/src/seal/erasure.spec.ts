import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { backup, DatabaseSync } from 'node:sqlite';
import { randomUuid, type Uuid } from '#kernel';
import { openSqliteVault } from '../sqlite/sqlite-vault.js';
import { collected } from '../testkit/collected.js';
import type { Vault } from '../vault/vault.js';
import { institution, officer, privacyWorld, sealedVisit, type PrivacyWorld } from '../testkit/privacy-world.js';

const of = (subject: Uuid, streams: string[] = []) => ({
  institutionId: institution,
  subject,
  streams,
  reasonCode: 'REQUEST_OF_PERSON' as const,
  actor: officer,
});

/** The vault as it is now, for later. */
async function oldCopy(world: PrivacyWorld): Promise<string> {
  const copy = join(world.directory, 'old.db');
  const source = new DatabaseSync(join(world.directory, 'vault.db'));
  await backup(source, copy);
  source.close();
  return copy;
}

describe('erasing a person', () => {
  it('redacts all that was sealed for them, and nothing of the entry or of others', async () => {
    await using world = await privacyWorld();
    const [gone, other] = [await sealedVisit(world), await sealedVisit(world)];
    await world.erasures.erase(of(gone.personId));
    const { name, passport, diagnosis, note } = gone.carried;
    expect(await world.opener.openMany([name!, passport!, diagnosis!])).toEqual(Array(3).fill({ kind: 'redacted' }));
    expect(await world.opener.open(note!)).toEqual({ kind: 'opened', value: 'fine' });
    expect(await world.opener.open(other.carried['name']!)).toEqual({ kind: 'opened', value: '架空 花子' });
    expect(world.opener.faultCounts).toEqual({ keyMissing: 0, broken: 0 });
  });

  it('can shred a single entry', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    const copy = await oldCopy(world);
    expect(await world.erasures.erase(of(visit.id, [visit.stream]))).toMatchObject({ keyIds: [expect.any(String)] });
    const old = openSqliteVault(copy);
    for (const { opener } of [world, await world.restarted(world.vault), await world.restarted(old)]) {
      expect(await opener.open(visit.carried['note']!)).toEqual({ kind: 'redacted' });
      expect(await opener.open(visit.carried['name']!)).toEqual({ kind: 'opened', value: '架空 花子' });
    }
    expect(await world.erasures.erase(of(visit.id, [visit.stream]))).toEqual({ keyIds: [] });
    await old.close();
  });

  it('does not shred an entry of another institution, even with the right id and stream', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    await world.erasures.erase({ ...of(visit.id, [visit.stream]), institutionId: 'other' });
    expect(await world.opener.open(visit.carried['note']!)).toEqual({ kind: 'opened', value: 'fine' });
  });

  it('stands in the log, with the keys and the reason, before the keys are gone', async () => {
    await using world = await privacyWorld();
    const { personId } = await sealedVisit(world);
    const { keyIds } = await world.erasures.erase(of(personId));
    const events = await collected(world.store.readStream('privacy-erasures'));
    expect(events).toHaveLength(1);
    expect(events[0]!.data).toEqual({ subject: personId, keyIds: [...keyIds], reasonCode: 'REQUEST_OF_PERSON' });
    expect(keyIds).toHaveLength(3);
  });

  it('destroys nothing when the log does not take the event', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    await world.store.close();
    await expect(world.erasures.erase(of(visit.personId))).rejects.toThrow();
    expect(await world.opener.open(visit.carried['name']!)).toEqual({ kind: 'opened', value: '架空 花子' });
  });

  it('refuses to seal anything more about them', async () => {
    await using world = await privacyWorld();
    const { personId } = await sealedVisit(world);
    await world.erasures.erase(of(personId));
    await expect(sealedVisit(world, { personId })).rejects.toMatchObject({ code: 'SUBJECT_ERASED' });
  });

  it('records nothing the second time', async () => {
    await using world = await privacyWorld();
    const { personId } = await sealedVisit(world);
    await world.erasures.erase(of(personId));
    expect(await world.erasures.erase(of(personId))).toEqual({ keyIds: [] });
    expect(await collected(world.store.readStream('privacy-erasures'))).toHaveLength(1);
  });

  it('said again after the vault failed, destroys what is left', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    let failing = true;
    const destroySubject: Vault['destroySubject'] = (subject) =>
      failing ? Promise.reject(new Error('no vault')) : world.vault.destroySubject(subject);
    const { erasures } = await world.restarted({ ...world.vault, destroySubject });
    await expect(erasures.erase(of(visit.id, [visit.stream]))).rejects.toThrow('no vault');
    failing = false;
    await erasures.erase(of(visit.id, [visit.stream]));
    const { key } = visit.data['note'] as { key: string };
    expect((await world.vault.keysById([key as Uuid])).map(({ kind }) => kind)).toEqual(['destroyed']);
  });

  it('does not reach a person of another institution, even with the right id', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    await world.erasures.erase({ ...of(visit.personId), institutionId: 'other' });
    expect(await world.opener.open(visit.carried['name']!)).toEqual({ kind: 'opened', value: '架空 花子' });
  });
});

describe('after an erasure', () => {
  it('an old backup of the vault resurrects nothing', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    const copy = await oldCopy(world);
    await world.erasures.erase(of(visit.personId));

    const old = openSqliteVault(copy);
    const { opener } = await world.restarted(old);
    expect(await opener.open(visit.carried['name']!)).toEqual({ kind: 'redacted' });
    expect(await old.keysOf({ institutionId: institution, subject: visit.personId })).toEqual([]);
    expect(await opener.open(visit.carried['note']!)).toEqual({ kind: 'opened', value: 'fine' });
    await old.close();
  });

  it('a vault that never had the key still says redacted, not missing', async () => {
    await using world = await privacyWorld();
    const empty = openSqliteVault(join(world.directory, 'empty.db'));
    const visit = await sealedVisit(world);
    await world.erasures.erase(of(visit.personId));
    const { opener } = await world.restarted(empty);
    expect(await opener.openMany([visit.carried['name']!, visit.carried['note']!])).toEqual([{ kind: 'redacted' }, { kind: 'keyMissing' }]);
    expect(opener.faultCounts.keyMissing).toBe(1);
    await empty.close();
  });

  it('another server drops the key that it had in memory', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    const other = await world.restarted(world.vault);
    expect(await other.opener.open(visit.carried['name']!)).toMatchObject({ kind: 'opened' });
    const stop = new AbortController();
    const following = other.erasures.follow(stop.signal);
    await world.erasures.erase(of(visit.personId));
    for (let tries = 0; tries < 200 && (await other.opener.open(visit.carried['name']!)).kind === 'opened'; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await other.opener.open(visit.carried['name']!)).toEqual({ kind: 'redacted' });
    stop.abort();
    await following;
  });

  it('another server tells the screens of the incident, once nothing opens any more that was destroyed', async () => {
    await using world = await privacyWorld();
    const visit = await sealedVisit(world);
    const incidentId = randomUuid();
    const other = await world.restarted(world.vault);
    await other.opener.open(visit.carried['name']!);
    const told = new Promise<unknown>((resolve) => {
      other.erasures.onErased((erased) => resolve(other.opener.open(visit.carried['name']!).then((opened) => ({ erased, opened }))));
    });
    const stop = new AbortController();
    const following = other.erasures.follow(stop.signal);
    await world.erasures.erase({ ...of(visit.personId), incidentId });
    const erased = { incidentId, subject: visit.personId };
    expect(await told).toEqual({ erased, opened: { kind: 'redacted' } });
    stop.abort();
    await following;
    const later = await world.restarted(world.vault);
    for (const { erasures } of [other, later]) {
      expect(erasures.of(incidentId)).toEqual([erased]);
      expect(erasures.isErased({ institutionId: institution, subject: visit.personId })).toBe(true);
      expect(erasures.isErased({ institutionId: 'other', subject: visit.personId })).toBe(false);
    }
  });

  it('a key that was made while the erasure was on its way is redacted as well', async () => {
    await using world = await privacyWorld();
    const person = randomUuid();
    const first = await sealedVisit(world, { personId: person });
    const outcomes = await Promise.allSettled([
      world.erasures.erase(of(person)),
      ...Array.from({ length: 8 }, () => sealedVisit(world, { personId: person })),
    ]);
    const visits = [first, ...outcomes.slice(1).flatMap((o) => (o.status === 'fulfilled' ? [o.value as typeof first] : []))];
    for (const { carried } of visits) expect(await world.opener.open(carried['name']!)).toEqual({ kind: 'redacted' });
  });
});

describe('the root key', () => {
  it('must be the one that the vault is bound to', async () => {
    await using world = await privacyWorld();
    await using stranger = await privacyWorld();
    await expect(stranger.restarted(world.vault)).rejects.toMatchObject({ code: 'KEY_ROOT_MISMATCH' });
  });
});
