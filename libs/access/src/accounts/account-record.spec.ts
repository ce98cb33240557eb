import { describe, expect, it } from '@jest/globals';
import { accessWorld, factsOf, password, type AccessWorld } from '../testkit/access-world.js';

const hanako = { login: 'hanako', displayName: '架空 花子', roles: ['MEMBER'], password };
const importer = { name: 'import', roles: ['INTEGRATOR'], scope: ['recordReport'] };
const typesOf = async (world: AccessWorld, id: string) => (await factsOf(world.store, `access-${id}`)).map(({ type }) => type);

describe('while the log cannot be written', () => {
  it('no account is made or changed', async () => {
    await using world = await accessWorld();
    const { accounts, admin, vault } = world;
    const { id } = await accounts.create(admin, hanako);
    const off = await accounts.create(admin, { ...hanako, login: 'taro' });
    await accounts.disable(admin, off.id);
    const before = await vault.accountsOf('minato');
    world.lockLog(true);
    for (const change of [
      () => accounts.create(admin, { ...hanako, login: 'jiro' }),
      () => accounts.changeRoles(admin, id, ['ADMIN']),
      () => accounts.enable(admin, off.id),
      () => accounts.remove(admin, id),
      () => accounts.resetPassword(admin, id, 'another long password'),
      () => world.serviceTokens.issue(admin, importer),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await vault.accountsOf('minato')).toEqual(before);
    expect(await world.serviceTokens.list(admin)).toEqual([]);
  });

  it('access ends all the same, and saying it again records it once', async () => {
    await using world = await accessWorld();
    const { accounts, admin, serviceTokens } = world;
    const { id } = await accounts.create(admin, hanako);
    const { caller } = await accounts.signIn('hanako', password);
    const service = await serviceTokens.issue(admin, importer);
    world.lockLog(true);
    await expect(accounts.disable(admin, id)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(serviceTokens.revoke(admin, service.id)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await world.stillHolds(caller)).toBe(false);
    await expect(world.authenticate(service.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    world.lockLog(false);
    for (let i = 0; i < 2; i++) {
      await accounts.disable(admin, id);
      await serviceTokens.revoke(admin, service.id);
    }
    expect((await typesOf(world, id)).filter((type) => type === 'access.account-disabled')).toHaveLength(1);
    expect(await typesOf(world, service.id)).toEqual(['access.service-token-issued', 'access.service-token-revoked']);
  });
});

it('signing out is on record while the session still holds, and ends it even if it cannot be recorded', async () => {
  await using world = await accessWorld();
  await world.accounts.create(world.admin, hanako);
  const [first, second] = [await world.accounts.signIn('hanako', password), await world.accounts.signIn('hanako', password)];
  world.lockLog(true);
  await expect(world.sessions.signOut(first.caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await world.stillHolds(first.caller)).toBe(false);
  world.lockLog(false);
  let heldOnceRecorded: boolean | undefined;
  const { append } = world.store;
  world.store.append = async (...args) => {
    const appended = await append(...args);
    heldOnceRecorded = await world.stillHolds(second.caller);
    return appended;
  };
  await world.sessions.signOut(second.caller);
  expect([heldOnceRecorded, await world.stillHolds(second.caller)]).toEqual([true, false]);
});

it('a login asked for twice at the same time is recorded for one account', async () => {
  await using world = await accessWorld();
  const made = await Promise.allSettled([1, 2, 3].map(() => world.accounts.create(world.admin, hanako)));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  let created = 0;
  for await (const { type } of world.store.readAll()) if (type === 'access.account-created') created++;
  expect(created).toBe(2);
});

it('two administrators who disable each other at the same time leave one', async () => {
  await using world = await accessWorld();
  const other = await world.accounts.create(world.admin, { ...hanako, roles: ['ADMIN'] });
  await Promise.allSettled([other.id, world.admin.identity].map((id) => world.accounts.disable(world.admin, id)));
  expect((await world.accounts.list(world.admin)).filter(({ disabled }) => !disabled)).toHaveLength(1);
});
