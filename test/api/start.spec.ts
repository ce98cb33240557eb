import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { wordingOf, type DomainError } from '#kernel';
import { privacyErrors } from '#privacy';
import { configErrors } from '../../apps/server/src/config-errors.js';
import { configFrom } from '../../apps/server/src/config.js';
import { startRefusal } from '../../apps/server/src/start-refusal.js';
import { startServer } from '../../apps/server/src/start-server.js';

const program = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const passphrase = 'correct horse battery';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(env: NodeJS.ProcessEnv): Promise<unknown> {
  const config = configFrom({ HONBU_PORT: '0', HONBU_DATA: join(folder, 'data'), HONBU_KEY_PASSPHRASE: passphrase, ...env });
  try {
    const server = await startServer(config, pino({ level: 'silent' }));
    await server.close();
    return 'started';
  } catch (error) {
    return startRefusal(error, config);
  }
}

test.each([
  [{ HONBU_PORT: 'http' }, 'HONBU_PORT'],
  [{ HONBU_PORT: '99999' }, 'HONBU_PORT'],
  [{ HONBU_LOG_LEVEL: 'loud' }, 'HONBU_LOG_LEVEL'],
  [{ HONBU_PUBLIC_URL: 'http://honbu.example.ac.jp' }, 'HONBU_PUBLIC_URL'],
  [{ HONBU_INSTITUTION: '大学' }, 'HONBU_INSTITUTION'],
  [{ HONBU_TLS_CERT: '/nowhere.pem' }, 'HONBU_TLS_CERT'],
  [{ HONBU_EVENTSTORE: 'postgres://localhost' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb://localhost:port' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb://' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb+discover://a,b' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb://localhost?colour=red' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb://localhost?tls=perhaps' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_EVENTSTORE: 'esdb://honbu@localhost' }, 'HONBU_EVENTSTORE'],
  [{ HONBU_TLS_CERT: import.meta.filename, HONBU_TLS_KEY: '/nowhere.pem' }, 'HONBU_TLS_KEY'],
  [{ HONBU_TLS_CERT: import.meta.filename, HONBU_TLS_KEY: import.meta.filename }, 'HONBU_TLS_CERT'],
  [{ HONBU_EVENTSTORE: 'esdb://localhost', HONBU_EVENTSTORE_PREFIX: 'My Log' }, 'HONBU_EVENTSTORE_PREFIX'],
  [{ HONBU_EVENTSTORE: 'esdb://honbu@localhost', HONBU_EVENTSTORE_PASSWORD_FILE: '/nowhere' }, 'HONBU_EVENTSTORE_PASSWORD_FILE'],
  [{ HONBU_VAULT: 'esdb://localhost' }, 'HONBU_VAULT'],
  [{ HONBU_VAULT: 'postgres://localhost/vault', HONBU_VAULT_PASSWORD_FILE: import.meta.filename }, 'HONBU_VAULT'],
  [{ HONBU_KEY_FILE: '/nowhere/root.key' }, 'HONBU_KEY_FILE'],
])('a wrong setting %j is named, with what it should be', (env, variable) => {
  let refusal: unknown;
  try {
    configFrom(env);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: 'CONFIG_INVALID', details: { variable } });
  expectBothLanguages(refusal as DomainError);
});

/** Japanese that holds no English sentence, and English that holds no Japanese. */
function expectBothLanguages(refusal: DomainError): void {
  const words = { ...configErrors, ...privacyErrors };
  const [ja, en] = (['ja', 'en'] as const).map((language) => wordingOf(words, refusal, language));
  expect(ja).toMatch(/\p{Script=Hiragana}/u);
  expect(ja).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
  expect(en).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}{}]/u);
}

test.each([
  'esdb://honbu:hush?hush@localhost',
  'esdb://honbu:hush@localhost:port',
  'esdb://honbu:hush@localhost?hush@=1',
  'postgres://honbu:hush@',
])('nothing of the password in %s is said', (place) => {
  for (const variable of ['HONBU_EVENTSTORE', 'HONBU_VAULT'])
    try {
      configFrom({ [variable]: place });
    } catch (error) {
      expect(`${JSON.stringify(error)} ${(error as Error).message}`).not.toContain('hush');
    }
  expect.hasAssertions();
});

test('the password comes from a file of its own, with any sign in it', () => {
  writeFileSync(join(folder, 'password'), 'p@ss/wörd:?\n');
  const { storage } = configFrom({
    HONBU_EVENTSTORE: 'esdb+discover://honbu@cluster.example?nodePreference=leader',
    HONBU_EVENTSTORE_PASSWORD_FILE: join(folder, 'password'),
    HONBU_VAULT: 'postgres://honbu@vault.example:5432/honbu?sslmode=verify-full',
    HONBU_VAULT_PASSWORD_FILE: join(folder, 'password'),
  });
  expect(storage.eventStore).toBe('esdb+discover://honbu:p%40ss%2Fw%C3%B6rd%3A%3F@cluster.example?nodePreference=leader');
  expect(decodeURIComponent(new URL(storage.vault).password)).toBe('p@ss/wörd:?');
});

test('a folder belongs to one server', async () => {
  const first = await startServer(
    configFrom({ HONBU_PORT: '0', HONBU_DATA: join(folder, 'shared'), HONBU_KEY_PASSPHRASE: passphrase }),
    pino({ level: 'silent' }),
  );
  const settings = { HONBU_DATA: join(folder, 'shared'), HONBU_EVENTSTORE: `sqlite:${join(folder, 'elsewhere.sqlite')}` };
  expect(await refusalOf(settings)).toMatchObject({ code: 'DATA_IN_USE', details: { data: join(folder, 'shared') } });
  await first.close();
  expect(await refusalOf({ HONBU_DATA: join(folder, 'shared') })).toBe('started');
});

test('an address that others can reach needs a certificate or an https address', () => {
  expect(() => configFrom({ HONBU_HOST: '0.0.0.0' })).toThrow('CONFIG_UNPROTECTED');
});

test('a port that is taken is refused by the variable’s name', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as { port: number };
  expect(await refusalOf({ HONBU_PORT: String(port) })).toMatchObject({ code: 'PORT_TAKEN', details: { port } });
  other.close();
});

test.each([
  ['is a file', () => join(folder, 'file')],
  ['is in a file', () => join(folder, 'file', 'data')],
  ...(process.platform === 'linux'
    ? ([
        ['takes no folder, and says so in a way that sends Node’s recursive mkdir round for ever', () => '/proc/honbu/data'],
        ['may not be written', () => '/sys/honbu'],
      ] as const)
    : []),
])('a data folder that %s is refused by the variable’s name, in both languages', async (_, place) => {
  writeFileSync(join(folder, 'file'), '');
  const refusal = await refusalOf({ HONBU_DATA: place() });
  expect(refusal).toMatchObject({ code: 'DATA_UNUSABLE', details: { data: place() } });
  expectBothLanguages(refusal as DomainError);
});

const whereShellsLimitFiles = process.platform === 'win32' ? test.skip : test;
whereShellsLimitFiles('a data folder without room ends the start with its name, in both languages, and holds nothing', () => {
  const data = join(folder, 'no-room');
  const { status, stderr } = spawnSync('sh', ['-c', `ulimit -f 512; exec "$0" "$1"`, process.execPath, program], {
    env: { HONBU_DATA: data, HONBU_PORT: '0', HONBU_KEY_PASSPHRASE: passphrase },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(status).toBe(78);
  expect(stderr).toMatch(/^DATA_UNUSABLE\n.*HONBU_DATA=.*空きがありません.*\n.*HONBU_DATA=.*full/);
  expect(readdirSync(data)).toEqual([]);
});

test.each([
  ['HONBU_VAULT', 'sqlite:'],
  ['HONBU_EVENTSTORE', 'sqlite:'],
  ['HONBU_KEY_FILE', ''],
])('a file that cannot be made at %s is told by that name', async (variable, scheme) => {
  mkdirSync(join(folder, 'taken'), { recursive: true });
  writeFileSync(join(folder, 'taken', 'file'), '');
  const refusal = await refusalOf({
    HONBU_DATA: join(folder, 'data-of-its-own'),
    [variable]: `${scheme}${join(folder, 'taken', 'file', 'x')}`,
  });
  expect(refusal).toMatchObject({ details: { variable } });
  expectBothLanguages(refusal as DomainError);
});

test.each([
  ['written otherwise', 'one.sqlite', './one.sqlite'],
  ['by a link', 'one.sqlite', 'link.sqlite'],
  ['not there yet, by a link of its folder', 'new.sqlite', 'same-folder/new.sqlite'],
  ['in a folder not there yet, by a link further up', 'new/new.sqlite', 'same-folder/new/new.sqlite'],
])('a vault and a log in the same file, %s, are refused by both names, before anything is made of it', (_, log, vault) => {
  writeFileSync(join(folder, 'one.sqlite'), '');
  for (const [link, to] of [
    ['link.sqlite', 'one.sqlite'],
    ['same-folder', '.'],
  ] as const) {
    rmSync(join(folder, link), { force: true });
    symlinkSync(join(folder, to), join(folder, link));
  }
  const settings = { HONBU_EVENTSTORE: `sqlite:${folder}/${log}`, HONBU_VAULT: `sqlite:${folder}/${vault}` };
  let refusal: unknown;
  try {
    configFrom(settings);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: 'VAULT_IS_LOG' });
  expectBothLanguages(refusal as DomainError);
  for (const language of ['ja', 'en'] as const)
    expect(wordingOf(configErrors, refusal as DomainError, language)).toMatch(/HONBU_VAULT.*HONBU_EVENTSTORE/);
});

test.each([
  ['a folder', 'KEY_FILE_FOLDER', () => folder],
  ['some other file', 'KEY_FILE_FOREIGN', () => import.meta.filename],
])('a key file that is %s is told as that', async (_, code, path) => {
  const refusal = await refusalOf({ HONBU_DATA: join(folder, 'data-of-its-own'), HONBU_KEY_FILE: path() });
  expect(refusal).toMatchObject({ code });
  expectBothLanguages(refusal as DomainError);
});

test('a log that is another program’s file is refused as such, and nothing is left beside it', async () => {
  const path = join(folder, 'text.sqlite');
  writeFileSync(path, 'not a database '.repeat(1000));
  const refusal = await refusalOf({ HONBU_DATA: join(folder, 'data-of-its-own'), HONBU_EVENTSTORE: `sqlite:${path}` });
  expect(refusal).toMatchObject({ code: 'EVENTSTORE_UNUSABLE' });
  expect(readdirSync(folder).filter((name) => name.startsWith('text'))).toEqual(['text.sqlite']);
});

test('a vault that is no database is told as such', async () => {
  expect(await refusalOf({ HONBU_DATA: join(folder, 'data-of-its-own'), HONBU_VAULT: `sqlite:${import.meta.filename}` })).toMatchObject({
    code: 'VAULT_FOREIGN',
  });
});

test('a log is not served under the name of another institution', async () => {
  const config = configFrom({
    HONBU_PORT: '0',
    HONBU_DATA: join(folder, 'own'),
    HONBU_KEY_PASSPHRASE: passphrase,
    HONBU_INSTITUTION: 'minato',
  });
  const server = await startServer(config, pino({ level: 'silent' }));
  const token = await server.core.access.setup.newLinkToken();
  await server.core.access.setup.complete(token!, {
    institutionId: 'minato',
    login: 'kanri',
    displayName: '架空 管理',
    password: 'tsuki ga kirei desu ne',
  });
  await server.close();
  expect(await refusalOf({ HONBU_DATA: join(folder, 'own'), HONBU_INSTITUTION: 'university' })).toMatchObject({
    code: 'INSTITUTION_CHANGED',
    details: { institution: 'minato' },
  });
});
