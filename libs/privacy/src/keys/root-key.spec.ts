import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { temporaryDirectory } from '../testkit/temporary-directory.js';
import { digestOf } from './digest.js';
import { providerOf } from './key-provider.js';
import { passphraseOrigin } from './passphrase.js';
import { openRootKeyFile } from './root-key-file.js';

const env = { HONBU_KEY_PASSPHRASE: 'correct horse battery' };

describe('the root key file', () => {
  it('gives the same key after a restart', async () => {
    using directory = temporaryDirectory();
    const first = await openRootKeyFile(join(directory.path, 'root.key'), env);
    const wrapped = await first.wrap(Buffer.from('data key'), 'context');
    const again = await openRootKeyFile(join(directory.path, 'root.key'), env);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect((await again.unwrap(wrapped, 'context'))!.toString()).toBe('data key');
  });

  it('is one for several servers that start at the same moment', async () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, 'root.key');
    const providers = await Promise.all(Array.from({ length: 4 }, () => openRootKeyFile(path, {})));
    expect(new Set(providers.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(readdirSync(directory.path).sort()).toEqual(['root.key', 'root.passphrase']);
  });

  it('takes the passphrase from a file, its line end aside, before the variable', async () => {
    using directory = temporaryDirectory();
    using secrets = temporaryDirectory();
    const file = join(secrets.path, 'passphrase');
    writeFileSync(file, 'correct horse battery\n');
    const { fingerprint } = await openRootKeyFile(join(directory.path, 'root.key'), {
      HONBU_KEY_PASSPHRASE_FILE: file,
      HONBU_KEY_PASSPHRASE: 'ignored',
    });
    expect((await openRootKeyFile(join(directory.path, 'root.key'), env)).fingerprint).toBe(fingerprint);
  });

  it('makes a passphrase beside a fresh store when none is given, readable by its owner only', async () => {
    using directory = temporaryDirectory();
    const { fingerprint } = await openRootKeyFile(join(directory.path, 'root.key'), {});
    expect(readdirSync(directory.path).sort()).toEqual(['root.key', 'root.passphrase']);
    for (const file of readdirSync(directory.path)) expect(statSync(join(directory.path, file)).mode & 0o777).toBe(0o600);
    expect((await openRootKeyFile(join(directory.path, 'root.key'), {})).fingerprint).toBe(fingerprint);
    expect([passphraseOrigin({}), passphraseOrigin(env)]).toEqual(['beside-the-data', 'environment']);
  });

  it('says so when the passphrase is wrong', async () => {
    using directory = temporaryDirectory();
    await openRootKeyFile(join(directory.path, 'root.key'), env);
    const wrong = openRootKeyFile(join(directory.path, 'root.key'), { HONBU_KEY_PASSPHRASE: 'a wrong passphrase' });
    await expect(wrong).rejects.toMatchObject({ code: 'KEY_PASSPHRASE_WRONG', details: { file: 'root.key' } });
  });

  it('says so when there is a key and no passphrase, and makes none up', async () => {
    using directory = temporaryDirectory();
    await openRootKeyFile(join(directory.path, 'root.key'), env);
    await expect(openRootKeyFile(join(directory.path, 'root.key'), {})).rejects.toMatchObject({ code: 'KEY_PASSPHRASE_MISSING' });
    for (const path of ['/nowhere', directory.path])
      await expect(openRootKeyFile(join(directory.path, 'root.key'), { HONBU_KEY_PASSPHRASE_FILE: path })).rejects.toMatchObject({
        code: 'KEY_PASSPHRASE_UNREADABLE',
      });
    expect(readdirSync(directory.path)).toEqual(['root.key']);
  });

  it('refuses a short passphrase and leaves no file', async () => {
    using directory = temporaryDirectory();
    await expect(openRootKeyFile(join(directory.path, 'root.key'), { HONBU_KEY_PASSPHRASE: 'short' })).rejects.toMatchObject({
      code: 'KEY_PASSPHRASE_TOO_SHORT',
    });
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it('says so when its place is a folder or holds another file, whether or not there is a passphrase', async () => {
    using directory = temporaryDirectory();
    for (const settings of [env, {}])
      await expect(openRootKeyFile(directory.path, settings)).rejects.toMatchObject({ code: 'KEY_FILE_FOLDER' });
    const path = join(directory.path, 'root.key');
    for (const content of ['{}', 'not json', 'a long text '.repeat(10_000)]) {
      writeFileSync(path, content);
      for (const settings of [env, {}])
        await expect(openRootKeyFile(path, settings)).rejects.toMatchObject({ code: 'KEY_FILE_FOREIGN', details: { file: 'root.key' } });
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
    expect(readdirSync(directory.path)).toEqual(['root.key']);
  });

  it.each([
    ['empty', ''],
    ['zeros', '\0'.repeat(300)],
    ['a line end', '\n'],
    ['cut off', '{"format":"honbu-root-key-1","kdf":{"name":"argon2id","mem'],
    ['another cost', '{"format":"honbu-root-key-1","kdf":{"name":"argon2id","memory":99999999,"passes":3,"salt":"AA"},"sealed":"AA"}'],
  ])('refuses a damaged file: %s', async (_, content) => {
    using directory = temporaryDirectory();
    writeFileSync(join(directory.path, 'root.key'), content);
    await expect(openRootKeyFile(join(directory.path, 'root.key'), env)).rejects.toMatchObject({ code: 'KEY_FILE_INVALID' });
  });

  it('does not open when a byte of the sealed key is changed', async () => {
    using directory = temporaryDirectory();
    await openRootKeyFile(join(directory.path, 'root.key'), env);
    const path = join(directory.path, 'root.key');
    const file = JSON.parse(readFileSync(path, 'utf8')) as { sealed: string };
    const sealed = Buffer.from(file.sealed, 'base64url');
    sealed[20]! ^= 1;
    writeFileSync(path, JSON.stringify({ ...file, sealed: sealed.toString('base64url') }));
    await expect(openRootKeyFile(join(directory.path, 'root.key'), env)).rejects.toMatchObject({ code: 'KEY_PASSPHRASE_WRONG' });
  });
});

describe('digests', () => {
  it('are the same after a restart, differ by input, purpose and institution, and need the root key', async () => {
    const rootKey = randomBytes(32);
    const [digest, again, stranger] = await Promise.all(
      [providerOf(rootKey), providerOf(rootKey), providerOf(randomBytes(32))].map(digestOf),
    );
    expect(digest!.ofInput({ a: 1, b: 'x' })).toBe(again!.ofInput({ b: 'x', a: 1 }));
    expect(digest!.ofInput({ a: 1 })).not.toBe(digest!.ofInput({ a: 2 }));
    expect(digest!.ofInput({ a: 1 })).not.toBe(stranger!.ofInput({ a: 1 }));
    expect(digest!.ofImportKey('minato', 'k')).toMatch(/^[0-9a-f]{64}$/);
    expect(digest!.ofImportKey('minato', 'k')).not.toBe(digest!.ofImportKey('other', 'k'));
    expect(digest!.ofImportKey('minato', 'k')).not.toBe(digest!.ofInput(['minato', 'k']));
  });
});
