import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, randomUuid, type Uuid } from '#kernel';
import type { Account, KeyPurpose, ServiceToken, Session, Vault, WrappedKey } from '../vault/vault.js';

export interface VaultUnderTest {
  readonly vault: Vault;
  /** Closes it and opens the same vault again, as after a restart. */
  reopen(): Promise<Vault>;
  /** Closes it for good. */
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
export function describeVaultContract(name: string, open: () => Promise<VaultUnderTest>): void {
  describe(`vault contract: ${name}`, () => {
    let subject: VaultUnderTest;
    let vault: Vault;
    beforeEach(async () => {
      subject = await open();
      vault = subject.vault;
    });
    afterEach(() => subject.dispose());

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
        expect(await (await subject.reopen()).keysById([key.id])).toEqual([{ kind: 'found', key }]);
      });

      it('destroys all keys of a subject and only those, for ever', async () => {
        const person = randomUuid();
        const mine = [candidate({ subject: person }), candidate({ subject: person, dataClass: 4 })];
        const others = [candidate(), candidate({ subject: person, institutionId: 'other' })];
        await vault.keysFor([...mine, ...others]);
        const ids = mine.map(({ id }) => id).sort();
        expect(await vault.destroySubject({ institutionId: 'minato', subject: person })).toEqual(ids);
        const again = await subject.reopen();
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
        const first = account({ login: 'hanako' });
        const answers = await Promise.all([vault.addAccount(first), vault.addAccount(account({ login: 'hanako' }))]);
        expect(answers).toEqual([true, false]);
        expect(await vault.accountByLogin('hanako')).toEqual(first);
      });

      it('changes what is named and nothing else', async () => {
        const { passwordHash: _, ...withoutPassword } = account();
        await vault.addAccount(withoutPassword);
        expect(await vault.changeAccount(withoutPassword.id, { disabled: true, roles: ['AUDITOR'] })).toBe(true);
        expect(await vault.accountById(withoutPassword.id)).toEqual({ ...withoutPassword, disabled: true, roles: ['AUDITOR'] });
        expect(await vault.changeAccount(randomUuid(), { disabled: true })).toBe(false);
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
        expect(answers).toEqual([true, false]);
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
