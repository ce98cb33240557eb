import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Unavailable } from '#event-store';
import { instantOf, randomUuid, type Uuid } from '#kernel';
import { copyVault } from '../copy-vault.js';
import type { Account, KeyPurpose, ServiceToken, Session, Vault, WrappedKey } from '../vault/vault.js';

/** An empty vault. */
export interface VaultUnderTest {
  /** Opens it, beside those that have it open. */
  open(): Promise<Vault>;
  /** Removes it; nobody has it open any more. */
  dispose(): Promise<void>;
}

const at = (minute: number) => instantOf(Date.UTC(2026, 10, 22, 3, minute));
const candidate = (purpose: Partial<KeyPurpose> = {}): WrappedKey => ({
  id: randomUuid(),
  institutionId: 'minato',
  subject: randomUuid(),
  dataClass: 2,
  wrapped: new Uint8Array(randomBytes(60)),
  ...purpose,
});
const account = (changes: Partial<Account> = {}): Account => ({
  id: randomUuid(),
  login: `user-${randomUuid()}`,
  displayName: '架空 一郎',
  institutionId: 'minato',
  roles: ['MEMBER'],
  passwordHash: '$argon2id$…',
  disabled: false,
  createdAt: at(0),
  ...changes,
});

/** What every vault promises, whatever it is made of. */
export function describeVaultContract(name: string, create: () => Promise<VaultUnderTest>): void {
  describe(`vault contract: ${name}`, () => {
    let subject: VaultUnderTest;
    let vault: Vault;
    beforeEach(async () => {
      subject = await create();
      vault = await subject.open();
    });
    afterEach(async () => {
      await vault.close();
      await subject.dispose();
    });
    const restart = async (): Promise<Vault> => {
      await vault.close();
      return (vault = await subject.open());
    };

    it('says that it can be used', async () => {
      await expect(vault.ping()).resolves.toBeUndefined();
    });

    it('runs one at a time what must decide alone, in the order asked, also after one that failed', async () => {
      const story: string[] = [];
      const decide = (name: string) =>
        vault.exclusively(async () => {
          story.push(`${name} begins`);
          await vault.accountsOf('minato');
          story.push(`${name} ends`);
          if (name === 'b') throw new Unavailable('b');
          return name;
        });
      const answers = await Promise.allSettled(['a', 'b', 'c'].map(decide));
      expect(answers).toMatchObject([{ value: 'a' }, { reason: { code: 'UNAVAILABLE' } }, { value: 'c' }]);
      expect(story).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    });

    describe('keys', () => {
      it('stores what is missing and finds it by purpose and by id', async () => {
        const [two, four] = [candidate(), candidate({ dataClass: 4 })];
        expect(await vault.existingKeys([two, four])).toEqual([undefined, undefined]);
        expect(await vault.keysFor([two, four])).toEqual([two, four]);
        expect(await vault.existingKeys([four, two])).toEqual([four, two]);
        expect(await vault.keysById([two.id, randomUuid()])).toEqual([{ kind: 'found', key: two }, { kind: 'missing' }]);
      });

      it('keeps the key of the first writer', async () => {
        const first = candidate();
        await vault.keysFor([first]);
        const late = { ...candidate(), subject: first.subject };
        expect(await vault.keysFor([late])).toEqual([first]);
        expect(await vault.keysById([late.id])).toEqual([{ kind: 'missing' }]);
      });

      it('gives 32 writers that ask at the same time one and the same key', async () => {
        const person = randomUuid();
        const answers = await Promise.all(Array.from({ length: 32 }, () => vault.keysFor([candidate({ subject: person })])));
        expect(new Set(answers.map(([key]) => key!.id)).size).toBe(1);
        expect(await vault.keysOf({ institutionId: 'minato', subject: person })).toHaveLength(1);
      });

      it('keeps classes and institutions apart', async () => {
        const person = randomUuid();
        const keys = [
          candidate({ subject: person }),
          candidate({ subject: person, dataClass: 3 }),
          candidate({ subject: person, institutionId: 'other' }),
        ];
        expect(await vault.keysFor(keys)).toEqual(keys);
        expect(await vault.keysOf({ institutionId: 'other', subject: person })).toEqual([keys[2]!.id]);
      });

      it('still has acknowledged keys after a restart', async () => {
        const key = candidate();
        await vault.keysFor([key]);
        expect(await (await restart()).keysById([key.id])).toEqual([{ kind: 'found', key }]);
      });

      it('destroys all keys of a subject and only those, for ever', async () => {
        const person = randomUuid();
        const mine = [candidate({ subject: person }), candidate({ subject: person, dataClass: 4 })];
        const others = [candidate(), candidate({ subject: person, institutionId: 'other' })];
        await vault.keysFor([...mine, ...others]);
        const ids = mine.map(({ id }) => id).sort();
        expect(await vault.destroySubject({ institutionId: 'minato', subject: person })).toEqual(ids);
        const again = await restart();
        expect(await again.keysById(ids)).toEqual([{ kind: 'destroyed' }, { kind: 'destroyed' }]);
        expect(await again.keysOf({ institutionId: 'minato', subject: person })).toEqual([]);
        expect(await again.existingKeys(others)).toEqual(others);
        expect(await again.destroySubject({ institutionId: 'minato', subject: person })).toEqual(ids);
      });

      it('refuses a new key for an erased subject, storing nothing of that call and everything of its neighbours', async () => {
        const erased = randomUuid();
        await vault.destroySubject({ institutionId: 'minato', subject: erased });
        const [innocent, neighbour] = [candidate(), candidate()];
        const [refused, kept] = await Promise.allSettled([
          vault.keysFor([innocent, candidate({ subject: erased, dataClass: 3 })]),
          vault.keysFor([neighbour]),
        ]);
        expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'SUBJECT_ERASED' } });
        expect(kept).toMatchObject({ status: 'fulfilled' });
        expect(await vault.existingKeys([innocent, neighbour])).toEqual([undefined, neighbour]);
      });

      it('is bound to the first root key that it meets', async () => {
        expect(await vault.bindRootKey('first')).toBe('first');
        expect(await vault.bindRootKey('second')).toBe('first');
      });
    });

    describe('several servers', () => {
      let other: Vault;
      beforeEach(async () => {
        other = await subject.open();
      });
      afterEach(() => other.close());

      it('agree on one key for each purpose, whoever asks first and in whatever order', async () => {
        const people = Array.from({ length: 8 }, () => randomUuid());
        const order = fc.shuffledSubarray(people, { minLength: 1 });
        await fc.assert(
          fc.asyncProperty(order, order, fc.constantFrom(2, 3, 4), fc.string(), async (mine, theirs, dataClass, institutionId) => {
            const keysOn = (server: Vault, subjects: readonly Uuid[]) =>
              server.keysFor(subjects.map((person) => candidate({ subject: person, dataClass, institutionId })));
            const answers = await Promise.all([keysOn(vault, mine), keysOn(other, theirs), keysOn(vault, theirs), keysOn(other, mine)]);
            const all = people.map((person) => ({ subject: person, dataClass, institutionId }));
            const stored = await other.existingKeys(all);
            for (const key of answers.flat()) expect(stored).toContainEqual(key);
          }),
          { numRuns: 30 },
        );
      });

      it('leave no key of a subject that one destroys while the other makes keys', async () => {
        for (let round = 0; round < 40; round++) {
          const person = { institutionId: 'minato', subject: randomUuid() };
          const making = ([2, 3, 4] as const).map((dataClass) => vault.keysFor([candidate({ ...person, dataClass }), candidate()]));
          const [destroyed, ...made] = await Promise.allSettled([other.destroySubject(person), ...making]);
          expect(await vault.keysOf(person)).toEqual([]);
          const gone = await vault.destroySubject(person);
          expect(gone).toEqual((destroyed as PromiseFulfilledResult<readonly Uuid[]>).value);
          for (const answer of made)
            if (answer.status === 'fulfilled') expect(gone).toContain(answer.value[0]!.id);
            else expect(answer.reason).toMatchObject({ code: 'SUBJECT_ERASED' });
        }
      });

      it('see at once what another acknowledged: a destruction, a revocation, a disabled account', async () => {
        const [key, owner] = [candidate(), account()];
        await vault.keysFor([key]);
        await vault.addAccount(owner);
        await vault.addSession({
          idHash: 'a',
          accountId: owner.id,
          kind: 'person',
          createdAt: at(0),
          lastSeenAt: at(0),
          expiresAt: at(59),
        });
        expect(await other.keysById([key.id])).toEqual([{ kind: 'found', key }]);
        await vault.destroySubject(key);
        await vault.revokeSession('a', at(1));
        await vault.changeAccount(owner.id, { disabled: true });
        expect(await other.keysById([key.id])).toEqual([{ kind: 'destroyed' }]);
        expect(await other.sessionByHash('a')).toMatchObject({ revokedAt: at(1) });
        expect(await other.accountById(owner.id)).toMatchObject({ disabled: true });
      });
    });

    describe('a copy of it', () => {
      const token = (): ServiceToken => ({
        id: randomUuid(),
        hash: randomUuid(),
        name: 'import',
        institutionId: 'minato',
        roles: ['INTEGRATOR'],
        scope: ['recordReport'],
        createdAt: at(0),
        expiresAt: at(9),
      });
      let target: VaultUnderTest;
      let copy: Vault;
      beforeEach(async () => {
        target = await create();
        copy = await target.open();
      });
      afterEach(async () => {
        await copy.close();
        await target.dispose();
      });

      it('has the same keys, erasures, accounts and tokens, and nobody signed in', async () => {
        const [kept, erased] = [candidate(), candidate()];
        await vault.bindRootKey('root');
        await vault.keysFor([kept, erased, ...Array.from({ length: 1200 }, () => candidate())]);
        await vault.destroySubject(erased);
        const [owner, integrator] = [account({ mustChangePassword: true, awaitsConsent: true, passwordCommand: 'made' }), token()];
        await vault.addAccount(owner);
        await vault.addServiceToken(integrator);
        await vault.addSession({
          idHash: 'a',
          accountId: owner.id,
          kind: 'person',
          createdAt: at(0),
          lastSeenAt: at(0),
          expiresAt: at(59),
        });

        expect(await copyVault(vault, copy)).toBe(1201);
        expect(await copyVault(vault, copy)).toBe(1201);
        expect(await copy.keysById([kept.id, erased.id])).toEqual([{ kind: 'found', key: kept }, { kind: 'destroyed' }]);
        await expect(copy.keysFor([candidate({ subject: erased.subject })])).rejects.toMatchObject({ code: 'SUBJECT_ERASED' });
        expect(await copy.bindRootKey('another')).toBe('root');
        expect(await copy.accountByLogin(owner.login)).toEqual(owner);
        expect(await copy.serviceTokenByHash(integrator.hash)).toEqual(integrator);
        expect(await copy.sessionByHash('a')).toBeUndefined();
      });

      it('goes on with a part of itself, and is not made of a vault that holds anything else', async () => {
        const keys = [candidate(), candidate()];
        await expect(copyVault(vault, copy)).rejects.toMatchObject({ code: 'VAULT_EMPTY' });
        await vault.bindRootKey('root');
        await vault.keysFor(keys);
        await copy.keysFor([keys[0]!]);
        await copyVault(vault, copy);
        expect(await copy.existingKeys(keys)).toEqual(keys);

        const own = account();
        await copy.addAccount(own);
        await vault.keysFor([candidate()]);
        await expect(copyVault(vault, copy)).rejects.toMatchObject({ code: 'VAULT_TAKEN' });
        expect((await copy.keyContents()).keys).toHaveLength(2);
      });
    });

    describe('accounts', () => {
      it('finds an account by id and login and lists those of one institution by login', async () => {
        const [b, a, foreign] = [account({ login: 'b' }), account({ login: 'a' }), account({ login: 'c', institutionId: 'other' })];
        for (const each of [b, a, foreign]) expect(await vault.addAccount(each)).toBe(true);
        expect(await vault.accountById(b.id)).toEqual(b);
        expect(await vault.accountByLogin('a')).toEqual(a);
        expect(await vault.accountByLogin('nobody')).toBeUndefined();
        expect(await vault.accountsOf('minato')).toEqual([a, b]);
      });

      it('gives a login to one account only', async () => {
        const [first, second] = [account({ login: 'hanako' }), account({ login: 'hanako' })];
        const answers = await Promise.all([vault.addAccount(first), vault.addAccount(second)]);
        expect(answers.toSorted()).toEqual([false, true]);
        expect(await vault.accountByLogin('hanako')).toEqual(answers[0] ? first : second);
      });

      it('changes what is named and nothing else', async () => {
        const { passwordHash: _, ...withoutPassword } = account();
        await vault.addAccount(withoutPassword);
        expect(await vault.changeAccount(withoutPassword.id, { disabled: true, roles: ['AUDITOR'] })).toBe(true);
        expect(await vault.accountById(withoutPassword.id)).toEqual({ ...withoutPassword, disabled: true, roles: ['AUDITOR'] });
        expect(await vault.changeAccount(randomUuid(), { disabled: true })).toBe(false);
      });

      it('remembers that a password was given by somebody else, until one is chosen', async () => {
        const given = account({ mustChangePassword: true, passwordCommand: 'made' });
        await vault.addAccount(given);
        expect(await (await restart()).accountById(given.id)).toEqual(given);
        const { mustChangePassword: _, ...chosen } = given;
        const again = await restart();
        expect(await again.changeAccount(given.id, { passwordHash: 'own', passwordCommand: 'chosen', mustChangePassword: false })).toBe(
          true,
        );
        expect(await again.accountById(given.id)).toEqual({ ...chosen, passwordHash: 'own', passwordCommand: 'chosen' });
      });

      it('remembers that an account awaits a second person’s consent, until it is given', async () => {
        const { awaitsConsent, ...consented } = account({ awaitsConsent: true });
        await vault.addAccount({ ...consented, awaitsConsent: awaitsConsent! });
        const again = await restart();
        expect(await again.accountById(consented.id)).toEqual({ ...consented, awaitsConsent: true });
        expect(await again.changeAccount(consented.id, { awaitsConsent: false })).toBe(true);
        expect(await again.accountById(consented.id)).toEqual(consented);
      });

      it('removes an account with its sessions, and nothing of others', async () => {
        const [gone, other] = [account(), account()];
        for (const each of [gone, other]) await vault.addAccount(each);
        const times = { createdAt: at(0), lastSeenAt: at(0), expiresAt: at(59) };
        await vault.addSession({ idHash: 'gone', accountId: gone.id, kind: 'person', ...times });
        await vault.addSession({ idHash: 'other', accountId: other.id, kind: 'person', ...times });
        await vault.removeAccount(gone.id);
        expect([await vault.accountById(gone.id), await vault.sessionByHash('gone')]).toEqual([undefined, undefined]);
        expect([await vault.accountById(other.id), (await vault.sessionByHash('other'))?.accountId]).toEqual([other, other.id]);
      });

      it('uses up a set-up link with the first account, once, even when it is followed twice at the same time', async () => {
        await vault.saveSetupToken('old');
        await vault.saveSetupToken('new');
        expect(await vault.hasAccounts()).toBe(false);
        expect(await vault.completeSetup('old', account())).toBe(false);
        const answers = await Promise.all([vault.completeSetup('new', account()), vault.completeSetup('new', account())]);
        expect(answers.toSorted()).toEqual([false, true]);
        expect(await vault.isSetupToken('new')).toBe(false);
        expect(await vault.accountsOf('minato')).toHaveLength(1);
      });

      it('makes no administrator by a link once there is an account', async () => {
        await vault.saveSetupToken('link');
        await vault.addAccount(account());
        expect(await vault.completeSetup('link', account())).toBe(false);
      });
    });

    describe('sessions and service tokens', () => {
      const session = (accountId: Uuid, idHash: string, changes: Partial<Session> = {}): Session => ({
        idHash,
        accountId,
        kind: 'person',
        createdAt: at(0),
        lastSeenAt: at(0),
        expiresAt: at(59),
        ...changes,
      });

      it('keeps, touches and revokes sessions', async () => {
        const owner = account();
        await vault.addAccount(owner);
        for (const id of ['a', 'b', 'c']) await vault.addSession(session(owner.id, id));
        await vault.touchSession('a', at(5));
        await vault.touchSession('a', at(3));
        await vault.revokeSession('b', at(6));
        await vault.revokeSession('b', at(9));
        expect(await vault.sessionByHash('a')).toEqual(session(owner.id, 'a', { lastSeenAt: at(5) }));
        expect(await vault.sessionByHash('b')).toEqual(session(owner.id, 'b', { revokedAt: at(6) }));
        await vault.revokeSessionsOf(owner.id, at(10), 'c');
        expect((await vault.sessionByHash('a'))!.revokedAt).toBe(at(10));
        expect((await vault.sessionByHash('c'))!.revokedAt).toBeUndefined();
        expect(await vault.removeSessionsEndedBefore(at(8))).toBe(1);
        expect(await vault.sessionByHash('b')).toBeUndefined();
      });

      it('finds many sessions with their accounts in one look, as they are now', async () => {
        const [a, b] = [account({ roles: ['MEMBER', 'ADMIN'] }), account()];
        for (const each of [a, b]) await vault.addAccount(each);
        await vault.addSession(session(a.id, 'of-a'));
        await vault.addSession(session(b.id, 'of-b'));
        await vault.revokeSession('of-b', at(6));
        await vault.changeAccount(b.id, { disabled: true });
        expect(await vault.signedIn(['of-b', 'unknown', 'of-a', 'of-b'])).toEqual([
          { session: session(b.id, 'of-b', { revokedAt: at(6) }), account: { ...b, disabled: true } },
          undefined,
          { session: session(a.id, 'of-a'), account: a },
          { session: session(b.id, 'of-b', { revokedAt: at(6) }), account: { ...b, disabled: true } },
        ]);
        expect(await vault.signedIn([])).toEqual([]);
      });

      it('keeps and revokes service tokens', async () => {
        const token: ServiceToken = {
          id: randomUuid(),
          hash: 'hash',
          name: 'import',
          institutionId: 'minato',
          roles: ['INTEGRATOR'],
          scope: ['recordReport'],
          createdAt: at(0),
        };
        await vault.addServiceToken(token);
        expect(await vault.serviceTokenByHash('hash')).toEqual(token);
        await vault.revokeServiceToken(token.id, at(1));
        expect(await vault.serviceTokenById(token.id)).toEqual({ ...token, revokedAt: at(1) });
        expect(await vault.serviceTokensOf('minato')).toHaveLength(1);
        expect(await vault.serviceTokensOf('other')).toEqual([]);
      });
    });
  });
}
