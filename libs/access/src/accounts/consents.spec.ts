import { describe, expect, it } from '@jest/globals';
import { randomUuid, type Uuid } from '#kernel';
import type { CommandIdentity } from '#privacy';
import type { Caller } from '../caller.js';
import { accessWorld, callerOf, factsOf, password, StandingClock, type AccessWorld } from '../testkit/access-world.js';

const own = 'what only its holder knows';
const taken = 'what somebody else chose';
const command = (): CommandIdentity => ({ commandId: randomUuid(), inputDigest: 'digest' });

/** A house with people in it who sign in, make and consent to each other. */
class House {
  private made = 0;

  constructor(private readonly world: AccessWorld) {}

  /** An account that `by` made, entered by its holder, who chose a password. */
  async makes(by: Caller, ...roles: string[]): Promise<Caller> {
    const login = `hito-${++this.made}`;
    const profile = await this.world.accounts.create(by, { login, displayName: '架空 人', roles, password });
    const caller = callerOf(profile);
    await this.enters(caller, password, own);
    return caller;
  }

  /** Whoever knows the given password chooses another. */
  async enters(account: Caller, given: string, chosen: string): Promise<void> {
    this.world.clock.pass({ seconds: 1 });
    await this.world.accounts.changePassword(account, given, chosen);
  }

  async takes(by: Caller, account: Caller): Promise<void> {
    await this.world.accounts.resetPassword(by, account.identity, taken);
    await this.enters(account, taken, 'and then chose once more');
  }

  async seen(by: Caller, { identity }: Caller) {
    const { accounts } = this.world;
    const account = await accounts.find(by, identity);
    return { mayConsent: await accounts.mayConsent(by)(account), unchangedSince: await accounts.unchangedSince(account) };
  }

  /** The code with which a consent to what is there now is refused; the list says the same beforehand. */
  async refuses(by: Caller, account: Caller): Promise<string | undefined> {
    const { mayConsent, unchangedSince } = await this.seen(by, account);
    const code = await this.world.accounts.consent(by, account.identity, unchangedSince).then(
      () => undefined,
      (refusal: { code: string }) => refusal.code,
    );
    expect(mayConsent).toBe(code === undefined);
    return code;
  }

  async waits(account: Caller): Promise<boolean> {
    return (await this.world.accounts.find(this.world.admin, account.identity)).awaitsConsent;
  }
}

describe('a consent', () => {
  async function waiting(world: AccessWorld) {
    const house = new House(world);
    const second = await house.makes(world.admin, 'ADMIN');
    const auditor = await house.makes(world.admin, 'AUDITOR');
    const { unchangedSince } = await house.seen(second, auditor);
    return { house, second, auditor, unchangedSince };
  }

  it.each([
    ['whose password was given and chosen anew', (house: House, { admin }: AccessWorld, auditor: Caller) => house.takes(admin, auditor)],
    [
      'whose roles were changed',
      async (_: House, { accounts, admin, clock }: AccessWorld, { identity }: Caller) => {
        clock.pass({ seconds: 1 });
        await accounts.changeRoles(admin, identity, ['DATA_PROTECTION_OFFICER']);
      },
    ],
  ])('does not count for an account %s since its holder was asked', async (_, changes) => {
    await using world = await accessWorld();
    const { house, second, auditor, unchangedSince } = await waiting(world);
    await changes(house, world, auditor);
    await expect(world.accounts.consent(second, auditor.identity, unchangedSince)).rejects.toMatchObject({ code: 'ACCOUNT_CHANGED' });
    expect(await house.waits(auditor)).toBe(true);
    expect(await house.refuses(second, auditor)).toBeUndefined();
    expect(await house.waits(auditor)).toBe(false);
  });

  it('that is sent again is given once, also where the service fell before it took effect', async () => {
    await using world = await accessWorld();
    const { house, second, auditor, unchangedSince } = await waiting(world);
    const asked = command();
    const consent = () => world.accounts.consent(second, auditor.identity, unchangedSince, asked);
    await consent();
    await consent();
    await world.vault.changeAccount(auditor.identity, { awaitsConsent: true });
    await consent();
    expect(await house.waits(auditor)).toBe(false);
    const types = (await factsOf(world.store, `access-${auditor.identity}`)).map(({ type }) => type);
    expect(types.filter((type) => type === 'access.account-consented')).toHaveLength(1);

    await house.takes(world.admin, auditor);
    await consent();
    expect(await house.waits(auditor)).toBe(true);
  });

  it('holds while its holder changes their own password, and ends when somebody else gives one', async () => {
    await using world = await accessWorld();
    const { house, second, auditor } = await waiting(world);
    await house.refuses(second, auditor);
    await house.enters(auditor, own, 'another that only its holder knows');
    expect(await house.waits(auditor)).toBe(false);
    await house.takes(world.admin, auditor);
    expect(await house.waits(auditor)).toBe(true);
  });

  it('is offered to whoever would be taken, and to nobody else', async () => {
    await using world = await accessWorld();
    const { house, second, auditor } = await waiting(world);
    const newcomer = callerOf(
      await world.accounts.create(world.admin, { login: 'shinjin', displayName: '架空 新', roles: ['AUDITOR'], password }),
    );
    expect(await house.refuses(second, newcomer)).toBe('CONSENT_TOO_EARLY');
    expect(await house.refuses(world.admin, auditor)).toBe('CONSENT_OF_ANOTHER');
    expect(await house.refuses(auditor, auditor)).toBe('CONSENT_OF_ANOTHER');
    const member = await house.makes(second, 'MEMBER');
    expect((await house.seen(member, auditor)).mayConsent).toBe(false);
    expect((await house.seen(second, second)).mayConsent).toBe(false);
    expect(await house.refuses(second, auditor)).toBeUndefined();
  });
});

describe('one administrator alone', () => {
  /** The founder, and a second one who was there before anything happened. */
  async function houseOfTwo(world: AccessWorld) {
    const house = new House(world);
    return { house, asker: world.admin, other: await house.makes(world.admin, 'ADMIN') };
  }
  type ShutsOut = (world: AccessWorld, other: Uuid) => Promise<void>;
  const removes: ShutsOut = ({ accounts, admin }, other) => accounts.remove(admin, other);
  const demotes: ShutsOut = ({ accounts, admin }, other) => accounts.changeRoles(admin, other, ['MEMBER']);

  it('makes a second one who may consent, where nobody else was ever there', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    const auditor = await house.makes(asker, 'AUDITOR');
    expect(await house.refuses(other, auditor)).toBeUndefined();
    const officer = await house.makes(other, 'DATA_PROTECTION_OFFICER');
    expect(await house.refuses(asker, officer)).toBeUndefined();
  });

  it.each([
    ['removing', removes],
    ['taking the role of', demotes],
  ])('does not get a consent by %s the other and making one of their own', async (_, shutsOut) => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    await shutsOut(world, other.identity);
    const puppet = await house.makes(asker, 'ADMIN');
    expect(await house.waits(puppet)).toBe(false);
    const [made, madeByPuppet] = [await house.makes(asker, 'AUDITOR'), await house.makes(puppet, 'AUDITOR')];
    expect(await house.refuses(puppet, made)).toBe('CONSENT_ON_LONE_WORD');
    expect(await house.refuses(asker, madeByPuppet)).toBe('CONSENT_ON_LONE_WORD');
    // Nor through another puppet.
    const next = await house.makes(puppet, 'ADMIN');
    expect(await house.refuses(asker, next)).toBe('CONSENT_ON_LONE_WORD');
    expect(await house.waits(next)).toBe(true);
  });

  it('does not get one by giving a member the role', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    const member = await house.makes(asker, 'MEMBER');
    await removes(world, other.identity);
    await world.accounts.changeRoles(asker, member.identity, ['ADMIN']);
    const puppet = { ...member, roles: ['ADMIN'] as const };
    expect(await house.refuses(puppet, await house.makes(asker, 'AUDITOR'))).toBe('CONSENT_ON_LONE_WORD');
  });

  it('does not get one by entering the other’s account with a password of their own', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    await house.takes(asker, other);
    expect(await house.refuses(other, await house.makes(asker, 'AUDITOR'))).toBe('CONSENT_ON_LONE_WORD');
  });

  it('shuts out others at once all the same, and lets somebody else administer', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    const { caller, token } = await world.accounts.signIn('hito-1', own);
    expect(caller.identity).toBe(other.identity);
    await world.accounts.disable(asker, other.identity);
    await expect(world.authenticate(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await world.accounts.remove(asker, other.identity);
    const next = await house.makes(asker, 'ADMIN');
    expect((await house.makes(next, 'MEMBER')).roles).toEqual(['MEMBER']);
  });

  it('in a house that others truly left, gets a consent of the one they made after thirty days', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    await removes(world, other.identity);
    const successor = await house.makes(asker, 'ADMIN');
    const auditor = await house.makes(asker, 'AUDITOR');
    world.clock.pass({ hours: 30 * 24 - 1 });
    expect(await house.refuses(successor, auditor)).toBe('CONSENT_ON_LONE_WORD');
    world.clock.pass({ hours: 1 });
    expect(await house.refuses(successor, auditor)).toBeUndefined();
  });

  it('in a drill gets that consent after thirty days of its clock', async () => {
    const drillClock = new StandingClock();
    drillClock.pass({ hours: -24 * 365 });
    await using world = await accessWorld({ drill: true, recordClock: drillClock });
    const { house, asker, other } = await houseOfTwo(world);
    await removes(world, other.identity);
    const successor = await house.makes(asker, 'ADMIN');
    const auditor = await house.makes(asker, 'AUDITOR');
    expect(await house.refuses(successor, auditor)).toBe('CONSENT_ON_LONE_WORD');
    drillClock.pass({ hours: 30 * 24 });
    expect(await house.refuses(successor, auditor)).toBeUndefined();
  });

  it('gets one at once where nobody else entered while they had the role', async () => {
    await using world = await accessWorld();
    const { accounts, admin } = world;
    const house = new House(world);
    const made = callerOf(await accounts.create(admin, { login: 'ichiji', displayName: '架空 時', roles: ['ADMIN'], password }));
    await accounts.changeRoles(admin, made.identity, ['MEMBER']);
    await house.enters(made, password, own);
    const second = await house.makes(admin, 'ADMIN');
    expect(await house.refuses(second, await house.makes(admin, 'AUDITOR'))).toBeUndefined();
  });

  it('changes nothing about those whom somebody else has consented to', async () => {
    await using world = await accessWorld();
    const { house, asker, other } = await houseOfTwo(world);
    const third = await house.makes(asker, 'ADMIN');
    expect(await house.refuses(other, third)).toBeUndefined();
    await removes(world, other.identity);
    expect(await house.refuses(third, await house.makes(asker, 'AUDITOR'))).toBeUndefined();
  });
});
