import { describe, expect, it } from '@jest/globals';
import { randomUuid, type Sealed } from '#kernel';
import { Authorisation } from '../authorisation.js';
import type { Caller, IncidentRelations } from '../caller.js';
import { accessPolicy, accessWorld, factsOf, inIncident, registry } from '../testkit/access-world.js';

const STREAM = 'readledger-2026-11';
const incidentId = randomUuid();
const subjectId = randomUuid();
const reading = { subjectId, incidentId, fields: ['passportNumber'] };
const passport = { dataClass: 3, group: 'passport' } as const;

const caller: Caller = { identity: randomUuid(), kind: 'person', institutionId: 'minato', roles: ['MEMBER'] };
const sightOf = (relations: Partial<IncidentRelations>) =>
  new Authorisation(accessPolicy, { relationsIn: async () => inIncident(relations) }).sight(caller, incidentId);

describe('the ledger of reads', () => {
  it('knows who saw what of whom, and holds names of fields only', async () => {
    await using world = await accessWorld();
    await world.ledger.recordSeen(caller, await sightOf({ duties: ['FAMILY'] }), reading);
    const [line] = await factsOf(world.store, STREAM);
    expect(line!.data).toEqual({
      who: caller.identity,
      roles: ['role:MEMBER', 'duty:FAMILY'],
      subjectId,
      fields: ['passportNumber'],
      decision: 'SEEN',
    });
    expect(line!.metadata).toMatchObject({ incidentId, institutionId: 'minato', actor: { id: caller.identity } });
  });

  it('keeps the reason of a reveal, sealed', async () => {
    await using world = await accessWorld();
    const reason = '大使館への届出のため';
    await world.ledger.recordReveal(caller, await sightOf({ duties: ['GOVERNMENT'] }), reading, [passport], reason);
    const [line] = await factsOf(world.store, STREAM);
    expect(JSON.stringify(line!.data)).not.toContain('大使館');
    const { purpose, decision } = registry.decode(line!).data as { purpose: Sealed<string>; decision: string };
    expect(decision).toBe('REVEALED');
    expect(await world.privacy.opener.open(purpose)).toEqual({ kind: 'opened', value: reason });
  });

  it('destroys the reason with the person whom it is about', async () => {
    await using world = await accessWorld();
    const person = { ...reading, subjectId: randomUuid() };
    await world.ledger.recordReveal(caller, await sightOf({ duties: ['FAMILY'] }), person, [passport], '花子さんの父に伝えるため');
    const erasure = { institutionId: 'minato', subject: person.subjectId, streams: [], actor: { id: caller.identity } };
    await world.privacy.erasures.erase({ ...erasure, reasonCode: 'REQUEST_OF_PERSON' });
    const [line] = await factsOf(world.store, STREAM);
    const { purpose } = registry.decode(line!).data as { purpose: Sealed<string> };
    expect(await world.privacy.opener.open(purpose)).toEqual({ kind: 'redacted' });
  });

  it.each(['', '   ', '調査 ', '\u200b\u2060\u200b\u2060\u200b\u2060', '調査……………'])(
    'takes no reveal for the reason "%s"',
    async (reason) => {
      await using world = await accessWorld();
      const reveal = world.ledger.recordReveal(caller, await sightOf({ duties: ['FAMILY'] }), reading, [passport], reason);
      await expect(reveal).rejects.toMatchObject({ code: 'REVEAL_REASON_TOO_SHORT' });
    },
  );

  it('refuses a reveal that the table does not give, and keeps the attempt', async () => {
    await using world = await accessWorld();
    const reveal = world.ledger.recordReveal(caller, await sightOf({ duties: ['PR'] }), reading, [passport], '記者の質問に答えるため');
    await expect(reveal).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await factsOf(world.store, STREAM)).map(({ data }) => data['decision'])).toEqual(['REFUSED']);
  });

  it('refuses as a whole when one of several fields is not given', async () => {
    await using world = await accessWorld();
    const kinds = [
      { dataClass: 4, group: 'hospital' },
      { dataClass: 4, group: 'diagnosis' },
    ] as const;
    const reveal = world.ledger.recordReveal(caller, await sightOf({ duties: ['LOGISTICS'] }), reading, kinds, '搬送の手配のため');
    await expect(reveal).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives nothing out when the line cannot be written', async () => {
    await using world = await accessWorld();
    const sight = await sightOf({ duties: ['FAMILY'] });
    await world.store.close();
    await expect(world.ledger.recordSeen(caller, sight, reading)).rejects.toThrow();
  });

  it('is read back over the months, the newest line first, behind any line', async () => {
    await using world = await accessWorld();
    const sight = await sightOf({ duties: ['FAMILY'] });
    for (const field of ['first', 'second', 'third']) {
      await world.ledger.recordSeen(caller, sight, { ...reading, fields: [field] });
      world.clock.pass({ hours: 24 * 40 });
    }
    const read = (after?: string) => Array.fromAsync(world.ledgerLines.newestFirst('minato', { incidentId }, after));
    const all = await read();
    expect(all.map(({ line }) => line.data.fields)).toEqual([['third'], ['second'], ['first']]);
    expect(await read(all[0]!.key)).toEqual(all.slice(1));
    expect(await read(all[2]!.key)).toEqual([]);
  });

  it('knows the keys of the reasons beside a line of a newer version', async () => {
    await using world = await accessWorld();
    await world.ledger.recordReveal(caller, await sightOf({ duties: ['FAMILY'] }), reading, [passport], '花子さんの父に伝えるため');
    const metadata = { institutionId: 'minato', schemaVersion: 99, recordedAt: world.clock.now() };
    const newer = { id: randomUuid(), type: 'access.read-recorded', data: { much: 'new' }, metadata };
    await world.store.append(STREAM, [newer], { expected: 'any' });
    const [line] = await factsOf(world.store, STREAM);
    const { key } = line!.data['purpose'] as { key: string };
    expect(await world.ledgerLines.reasonKeys('minato', subjectId)).toEqual([key]);
  });

  it('keeps every line of many readers at the same time', async () => {
    await using world = await accessWorld();
    const sight = await sightOf({ duties: ['FAMILY'] });
    await Promise.all(Array.from({ length: 100 }, () => world.ledger.recordSeen(caller, sight, reading)));
    expect(await factsOf(world.store, STREAM)).toHaveLength(100);
  });
});
