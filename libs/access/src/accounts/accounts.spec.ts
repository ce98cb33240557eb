import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { epochMilliseconds, instantOf, type Uuid } from '#kernel';
import type { OpenedSession } from './sessions.js';
import { perAddress, SignInThrottle } from './throttle.js';
import { accessWorld, callerOf, factsOf, minutesBetween, password, type AccessWorld } from '../testkit/access-world.js';

const hanako = { login: 'Hanako', displayName: '架空 花子', roles: ['MEMBER'], password };
const member = async (world: AccessWorld) => world.accounts.create(world.admin, hanako);
const guess = (world: AccessWorld, login: string) =>
  world.accounts.signIn(login, 'not the password').catch((error: { code: string }) => error.code);

describe('signing in', () => {
  it('takes the login in any case and width, and knows who it is', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    const { token, caller, expiresAt } = await world.accounts.signIn(' ＨＡＮＡＫＯ', password);
    expect(caller).toMatchObject({ identity: id, kind: 'person', institutionId: 'minato', roles: ['MEMBER'] });
    expect(minutesBetween(world.clock.now(), expiresAt)).toBe(12 * 60);
    expect(await world.authenticate(token)).toEqual(caller);
  });

  it('answers the same for a wrong password, an unknown login and a disabled account', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    expect([await guess(world, 'hanako'), await guess(world, 'nobody')]).toEqual(['SIGN_IN_FAILED', 'SIGN_IN_FAILED']);
    await world.accounts.disable(world.admin, id);
    await expect(world.accounts.signIn('hanako', password)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED', details: {} });
  });

  it('is slowed down after five failures, a known and an unknown login alike, and then lets the right password in', async () => {
    await using world = await accessWorld();
    await member(world);
    for (const login of ['hanako', 'nobody']) {
      for (let i = 0; i < 5; i++) expect(await guess(world, login)).toBe('SIGN_IN_FAILED');
      expect(await guess(world, login)).toBe('SIGN_IN_THROTTLED');
    }
    await expect(world.accounts.signIn('hanako', password)).rejects.toMatchObject({ code: 'SIGN_IN_THROTTLED', details: { seconds: 1 } });
    world.clock.pass({ seconds: 2 });
    await expect(world.accounts.signIn('hanako', password)).resolves.toBeDefined();
    expect(await guess(world, 'hanako')).toBe('SIGN_IN_FAILED');
  });

  it('slows down guesses that are all sent at the same time', async () => {
    await using world = await accessWorld();
    await member(world);
    const codes = await Promise.all(Array.from({ length: 20 }, () => guess(world, 'hanako')));
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
  });

  it('takes a very long password for wrong, not for work', async () => {
    await using world = await accessWorld();
    await member(world);
    await expect(world.accounts.signIn('hanako', 'x'.repeat(1_000_000))).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('does not count impossible passwords against the one who knows the right one', async () => {
    await using world = await accessWorld();
    await member(world);
    for (let i = 0; i < 10; i++) await expect(world.accounts.signIn('hanako', '')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(world.accounts.signIn('hanako', password)).resolves.toBeDefined();
  });

  it('refuses a flood beyond what may wait', async () => {
    await using world = await accessWorld();
    const codes = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(world, `login-${n}`)));
    expect(codes.filter((code) => code === 'SIGN_IN_BUSY')).toHaveLength(8);
  });

  it('with a right password counts for nothing against an address, and takes nothing back of its guesses', () => {
    const throttle = new SignInThrottle(perAddress);
    const now = instantOf(0);
    for (let i = 0; i < 49; i++) throttle.failed('campus', now);
    for (let i = 0; i < 100; i++) {
      throttle.failed('campus', now);
      throttle.forgive('campus', now);
    }
    expect(throttle.secondsToWait('campus', now)).toBe(0);
    throttle.failed('campus', now);
    expect(throttle.secondsToWait('campus', now)).toBe(1);
    for (let i = 0; i < 100; i++) throttle.failed('campus', now);
    expect(throttle.secondsToWait('campus', now)).toBe(60);
  });

  it('stays slowed down while many other logins are tried', () => {
    const throttle = new SignInThrottle();
    const now = instantOf(0);
    for (let i = 0; i < 6; i++) throttle.failed('target', now);
    for (let n = 0; n < 10_010; n++) throttle.failed(`login-${n}`, now);
    expect(throttle.secondsToWait('target', now)).toBeGreaterThan(0);
  });

  it('without a password is possible in a drill only', async () => {
    await using real = await accessWorld();
    const { id } = await member(real);
    await expect(real.accounts.enterDemo(id)).rejects.toMatchObject({ code: 'DEMO_ONLY_IN_DRILL' });
    await using drill = await accessWorld({ drill: true });
    const player = await drill.accounts.create(drill.admin, { login: 'player', displayName: '架空', roles: ['MEMBER'] });
    const { token } = await drill.accounts.enterDemo(player.id);
    expect(await drill.authenticate(token)).toMatchObject({ kind: 'demo', identity: player.id });
    await expect(drill.accounts.signIn('player', '')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });
});

describe('a session', () => {
  it('ends after 30 idle minutes, and is kept alive by use until 12 hours', async () => {
    await using world = await accessWorld();
    await member(world);
    const { token } = await world.accounts.signIn('hanako', password);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      await expect(world.authenticate(token)).resolves.toBeDefined();
      world.clock.pass({ minutes: 20 });
    }
    world.clock.pass({ minutes: 20 });
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });

    const idle = await world.accounts.signIn('hanako', password);
    world.clock.pass({ minutes: 31 });
    await expect(world.authenticate(idle.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('is not kept alive by pushes on an open socket', async () => {
    await using world = await accessWorld();
    await member(world);
    const { caller } = await world.accounts.signIn('hanako', password);
    world.clock.pass({ minutes: 20 });
    expect(await world.stillHolds(caller)).toBe(true);
    world.clock.pass({ minutes: 11 });
    expect(await world.stillHolds(caller)).toBe(false);
  });

  it('ends at once on signing out, and the others with it if asked', async () => {
    await using world = await accessWorld();
    await member(world);
    const sessions: OpenedSession[] = [];
    for (let i = 0; i < 3; i++) sessions.push(await world.accounts.signIn('hanako', password));
    await world.sessions.signOut(sessions[0]!.caller);
    const alive = async () => Promise.all(sessions.map(({ caller }) => world.stillHolds(caller)));
    expect(await alive()).toEqual([false, true, true]);
    await world.sessions.signOut(sessions[1]!.caller, { everywhere: true });
    expect(await alive()).toEqual([false, false, false]);
  });

  it('ends at once when the account is disabled, and open sockets are told', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    const { token, caller } = await world.accounts.signIn('hanako', password);
    const told: Uuid[] = [];
    const stop = world.onRevocation((identity) => told.push(identity));
    await world.accounts.disable(world.admin, id);
    expect(told).toEqual([id]);
    expect(await world.stillHolds(caller)).toBe(false);
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    stop();
    await world.accounts.enable(world.admin, id);
    expect(await world.stillHolds(caller)).toBe(false);
  });

  it('has the roles of now, not those of the sign-in', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    const { token } = await world.accounts.signIn('hanako', password);
    await world.accounts.changeRoles(world.admin, id, ['AUDITOR']);
    expect((await world.authenticate(token)).roles).toEqual(['AUDITOR']);
  });

  it.each(['', 'hb_session_', 'hb_service_x', 'hb_session_' + 'A'.repeat(43)])('is not opened by the token "%s"', async (token) => {
    await using world = await accessWorld();
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('opened with a password that an administrator gave says so, until its holder has chosen another', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    expect(await world.accounts.find(world.admin, id)).toMatchObject({ mustChangePassword: true });
    const { token, caller } = await world.accounts.signIn('hanako', password);
    expect(caller.mustChangePassword).toBe(true);
    await expect(world.accounts.changePassword(caller, password, password)).rejects.toMatchObject({ code: 'PASSWORD_UNCHANGED' });
    expect((await world.authenticate(token)).mustChangePassword).toBe(true);
    const own = 'hoshi mo kirei desu ne';
    await world.accounts.changePassword(caller, password, own);
    expect((await world.authenticate(token)).mustChangePassword).toBeUndefined();
    expect((await world.accounts.signIn('hanako', own)).caller.mustChangePassword).toBeUndefined();
    await world.accounts.resetPassword(world.admin, id, 'another long password');
    expect((await world.accounts.signIn('hanako', 'another long password')).caller.mustChangePassword).toBe(true);
  });

  it('of the first administrator, who chose the password at the link, is open at once', async () => {
    await using world = await accessWorld();
    expect((await world.accounts.signIn('kanri', password)).caller.mustChangePassword).toBeUndefined();
  });

  it('ends elsewhere when the password is changed, and the new one counts', async () => {
    await using world = await accessWorld();
    await member(world);
    const [here, there] = [await world.accounts.signIn('hanako', password), await world.accounts.signIn('hanako', password)];
    const next = 'hoshi mo kirei desu ne';
    await expect(world.accounts.changePassword(here.caller, 'wrong', next)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await world.accounts.changePassword(here.caller, password, next);
    expect([await world.stillHolds(here.caller), await world.stillHolds(there.caller)]).toEqual([true, false]);
    await expect(world.accounts.signIn('hanako', password)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(world.accounts.signIn('hanako', next)).resolves.toBeDefined();
  });
});

describe('a password that is changed', () => {
  const next = 'another long password';

  it('lets in nobody who was just signing in with the former one', async () => {
    await using world = await accessWorld();
    const caller = callerOf(await member(world));
    const opened: OpenedSession[] = [];
    let changed = false;
    const thief = async () => {
      while (!changed)
        await world.accounts.signIn('hanako', password).then(
          (session) => opened.push(session),
          () => undefined,
        );
    };
    const thieves = [thief(), thief()];
    while (opened.length < 2) await nextTurn();
    await world.accounts.changePassword(caller, password, next);
    changed = true;
    await Promise.all(thieves);
    for (const { token } of opened) await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(world.accounts.signIn('hanako', next)).resolves.toBeDefined();
  });

  it('by an administrator stands, whatever its holder was changing it to just then', async () => {
    await using world = await accessWorld();
    const caller = callerOf(await member(world));
    const [reset, own] = await Promise.allSettled([
      world.accounts.resetPassword(world.admin, caller.identity, next),
      world.accounts.changePassword(caller, password, 'what the thief would like'),
    ]);
    expect(reset.status).toBe('fulfilled');
    // Refused, unless it was done before the administrator's.
    if (own.status === 'rejected') expect(own.reason).toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(world.accounts.signIn('hanako', next)).resolves.toMatchObject({ caller: { mustChangePassword: true } });
  });
});

describe('accounts', () => {
  it.each([
    [{ login: 'kanri' }, 'LOGIN_TAKEN'],
    [{ login: 'has blank' }, 'LOGIN_INVALID'],
    [{ login: '' }, 'LOGIN_INVALID'],
    [{ displayName: ' ' }, 'NAME_INVALID'],
    [{ roles: ['DIRECTOR'] }, 'ROLE_UNKNOWN'],
    [{ roles: ['toString'] }, 'ROLE_UNKNOWN'],
    [{ roles: ['AUDITOR', 'MEMBER'] }, 'ROLES_CONFLICT'],
    [{ roles: ['ADMIN', 'DATA_PROTECTION_OFFICER'] }, 'ROLES_CONFLICT'],
    [{ password: 'short' }, 'PASSWORD_TOO_SHORT'],
    [{ password: 'x'.repeat(201) }, 'PASSWORD_TOO_LONG'],
    [{ password: 'HANAKO-and-more' }, 'PASSWORD_IS_LOGIN'],
  ])('are refused with %j: %s', async (changes, code) => {
    await using world = await accessWorld();
    await expect(world.accounts.create(world.admin, { ...hanako, ...changes })).rejects.toMatchObject({ code });
  });

  it('of another institution are not there', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    const foreigner = { ...world.admin, institutionId: 'other' };
    expect(await world.accounts.list(foreigner)).toEqual([]);
    for (const attempt of [
      () => world.accounts.find(foreigner, id),
      () => world.accounts.disable(foreigner, id),
      () => world.accounts.changeRoles(foreigner, id, ['ADMIN']),
      () => world.accounts.resetPassword(foreigner, id, 'another long password'),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
  });

  it('always leave one administrator, and one who waits for a consent is none yet', async () => {
    await using world = await accessWorld();
    const me = world.admin.identity;
    const waiting = await world.accounts.create(world.admin, { ...hanako, login: 'machi', roles: ['ADMIN'] });
    await world.vault.changeAccount(waiting.id, { awaitsConsent: true });
    await expect(world.accounts.disable(world.admin, me)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(world.accounts.changeRoles(world.admin, me, ['MEMBER'])).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await world.accounts.create(world.admin, { ...hanako, roles: ['ADMIN'] });
    await expect(world.accounts.disable(world.admin, me)).resolves.toBeUndefined();
  });

  it('can hold a post or a duty only as members who are enabled', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    expect(await world.accounts.member(world.admin, id)).toBe(id);
    await world.accounts.disable(world.admin, id);
    await expect(world.accounts.member(world.admin, id)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
    for (const [login, role] of [
      ['kansa', 'AUDITOR'],
      ['hogo', 'DATA_PROTECTION_OFFICER'],
      ['kanri-2', 'ADMIN'],
    ] as const) {
      const other = await world.accounts.create(world.admin, { ...hanako, login, roles: [role] });
      await expect(world.accounts.member(world.admin, other.id)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' });
    }
    await expect(world.accounts.member({ ...world.admin, institutionId: 'other' }, id)).rejects.toMatchObject({
      code: 'ACCOUNT_NOT_FOUND',
    });
  });

  it('can be removed: name and login are gone from every file, the record keeps the bare id', async () => {
    await using world = await accessWorld();
    const { id } = await member(world);
    const { token } = await world.accounts.signIn('hanako', password);
    await world.accounts.remove(world.admin, id);
    await expect(world.accounts.find(world.admin, id)).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(world.accounts.remove(world.admin, world.admin.identity)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect((await factsOf(world.store, `access-${id}`)).at(-1)).toMatchObject({ type: 'access.account-removed', data: { accountId: id } });
  });

  it('are shown without their hash', async () => {
    await using world = await accessWorld();
    await member(world);
    expect(JSON.stringify(await world.accounts.list(world.admin))).not.toContain('argon2');
  });

  it('leave their whole story in the log, and neither login, name, password nor token', async () => {
    await using world = await accessWorld();
    const profile = await member(world);
    const { token, caller } = await world.accounts.signIn('hanako', password);
    await world.sessions.signOut(caller);
    await world.accounts.changeRoles(world.admin, profile.id, ['AUDITOR']);
    await world.accounts.disable(world.admin, profile.id);
    await world.accounts.enable(world.admin, profile.id);
    await world.accounts.resetPassword(world.admin, profile.id, 'another long password');
    const facts = await factsOf(world.store, `access-${profile.id}`);
    expect(facts.map(({ type }) => type)).toEqual([
      'access.account-created',
      'access.signed-in',
      'access.signed-out',
      'access.account-roles-changed',
      'access.account-disabled',
      'access.account-enabled',
      'access.password-changed',
    ]);
    expect(facts[3]!.metadata['actor']).toEqual({ id: world.admin.identity });
    const log = JSON.stringify(facts.map(({ data, metadata, stream }) => [data, metadata, stream])).toLowerCase();
    for (const secret of ['hanako', '花子', password, token.toLowerCase(), 'argon2']) expect(log).not.toContain(secret);
  });
});

describe('the first administrator', () => {
  it('enters by a link that works once and is gone with the first account', async () => {
    await using world = await accessWorld();
    expect(await world.setup.isOpen()).toBe(false);
    expect(await world.setup.newLinkToken()).toBeUndefined();
    const intruder = { institutionId: 'minato', login: 'intruder', displayName: 'x', password };
    await expect(world.setup.complete('hb_setup_guess', intruder)).rejects.toMatchObject({ code: 'SETUP_LINK_INVALID' });
    expect(await world.accounts.list(world.admin)).toMatchObject([{ login: 'kanri', roles: ['ADMIN', 'MEMBER'] }]);
    expect(callerOf((await world.accounts.list(world.admin))[0]!)).toEqual(world.admin);
  });
});

describe('service tokens', () => {
  const importer = { name: 'import', roles: ['INTEGRATOR'], scope: ['recordReport', 'correctEntry'] };

  it('let a service in with its scope until they are revoked, at once', async () => {
    await using world = await accessWorld();
    const { id, token } = await world.serviceTokens.issue(world.admin, importer);
    const caller = await world.authenticate(token);
    expect(caller).toEqual({
      identity: id,
      kind: 'service',
      institutionId: 'minato',
      roles: ['INTEGRATOR'],
      scope: ['correctEntry', 'recordReport'],
    });
    expect(await world.stillHolds(caller)).toBe(true);
    await world.serviceTokens.revoke(world.admin, id);
    expect(await world.stillHolds(caller)).toBe(false);
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('are stored and listed without the token itself', async () => {
    await using world = await accessWorld();
    const { id, token } = await world.serviceTokens.issue(world.admin, importer);
    const listed = await world.serviceTokens.list(world.admin);
    expect(listed).toMatchObject([{ id, name: 'import' }]);
    const logged = (await factsOf(world.store, `access-${id}`)).map(({ data, metadata }) => [data, metadata]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify([listed, logged, await world.vault.serviceTokenById(id)])).not.toContain(token);
  });

  it('end when they expire', async () => {
    await using world = await accessWorld();
    const expiresAt = instantOf(epochMilliseconds(world.clock.now()) + 60_000);
    const { token } = await world.serviceTokens.issue(world.admin, { ...importer, expiresAt });
    world.clock.pass({ minutes: 1 });
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it.each([
    [{ roles: ['ADMIN'] }, 'SERVICE_TOKEN_ROLE'],
    [{ roles: ['INTEGRATOR', 'MEMBER'] }, 'SERVICE_TOKEN_ROLE'],
    [{ roles: [] }, 'SERVICE_TOKEN_ROLE'],
    [{ scope: ['recordReport', 'openEveryDoor'] }, 'SCOPE_UNKNOWN'],
    [{ expiresAt: instantOf(0) }, 'EXPIRY_PAST'],
  ])('are refused with %j: %s', async (changes, code) => {
    await using world = await accessWorld();
    await expect(world.serviceTokens.issue(world.admin, { ...importer, ...changes })).rejects.toMatchObject({ code });
    expect(await world.serviceTokens.list(world.admin)).toEqual([]);
  });

  it('need a scope, and are not there for another institution', async () => {
    await using world = await accessWorld();
    await expect(world.serviceTokens.issue(world.admin, { ...importer, scope: [] })).rejects.toMatchObject({ code: 'SCOPE_EMPTY' });
    const { id } = await world.serviceTokens.issue(world.admin, importer);
    const foreigner = { ...world.admin, institutionId: 'other' };
    await expect(world.serviceTokens.revoke(foreigner, id)).rejects.toMatchObject({ code: 'SERVICE_TOKEN_NOT_FOUND' });
    expect(await world.serviceTokens.list(foreigner)).toEqual([]);
  });
});
