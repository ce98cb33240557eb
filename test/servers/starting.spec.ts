import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { openSqliteStore, type EventStore } from '#event-store';
import { DomainError, systemClock, wordingOf } from '#kernel';
import { configErrors } from '../../apps/server/src/config-errors.js';
import { configFrom } from '../../apps/server/src/config.js';
import { startRefusal } from '../../apps/server/src/start-refusal.js';
import { startServer } from '../../apps/server/src/start-server.js';
import { selfSigned } from '../../libs/event-store/src/testkit/grpc/certificate.js';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { openIncident } from '../api/support/incident.js';
import { House } from '../api/support/house.js';
import { honbuIn, scratch } from '../cli/running-honbu.js';

const folder = scratch();
afterAll(() => folder.remove());

/** What a start with these settings is refused with, in both languages. */
async function refusalOf(settings: NodeJS.ProcessEnv): Promise<{ code: string; ja: string; en: string }> {
  const config = configFrom({ HONBU_PORT: '0', HONBU_DATA: folder.of('data'), HONBU_KEY_PASSPHRASE: 'correct horse battery', ...settings });
  const error = await startServer(config, pino({ level: 'silent' })).then(
    async (server) => (await server.close(), new DomainError('STARTED')),
    (fault: unknown) => startRefusal(fault, config) as DomainError,
  );
  return { code: error.code, ja: wordingOf(configErrors, error, 'ja'), en: wordingOf(configErrors, error, 'en') };
}

describe('a server that cannot open the log says which of the reasons it is, in both languages, and never the password', () => {
  const trusted = folder.of('authority.pem');
  let kept: EventStore;
  let secured: InProcessServer;
  let plain: InProcessServer;
  beforeAll(async () => {
    const tls = { ...selfSigned('127.0.0.1'), certificateFile: trusted };
    writeFileSync(trusted, tls.certificate);
    kept = await emptyStore();
    secured = await InProcessServer.start({ store: kept, tls, password: { username: 'honbu', password: 'right-hush' } });
    plain = await InProcessServer.start({ store: kept });
  });
  afterAll(async () => {
    secured.stop();
    plain.stop();
    await kept.close();
  });

  const trust = `tlsCAFile=${encodeURIComponent(trusted)}`;
  test.each<[string, () => string, string, RegExp]>([
    ['a wrong password', () => `honbu:wrong-hush@127.0.0.1:${secured.port}?${trust}`, 'EVENTSTORE_DENIED', /user or the password/],
    ['a certificate that nobody vouches for', () => `honbu:right-hush@127.0.0.1:${secured.port}`, 'EVENTSTORE_CERTIFICATE', /tlsCAFile/],
    ['a server without TLS', () => `honbu:right-hush@127.0.0.1:${plain.port}`, 'EVENTSTORE_CERTIFICATE', /tls=false/],
    ['nobody there', () => 'honbu:right-hush@127.0.0.1:9?tls=false', 'EVENTSTORE_UNREACHABLE', /127\.0\.0\.1:9/],
  ])('%s', async (_, place, code, words) => {
    const refusal = await refusalOf({ HONBU_EVENTSTORE: `esdb://${place()}` });
    expect(refusal).toMatchObject({ code, en: expect.stringMatching(words), ja: expect.stringContaining('HONBU_EVENTSTORE') });
    expect(JSON.stringify(refusal)).not.toContain('hush');
  });

  test('a user who may read single streams but not all of them', async () => {
    secured.allIsForbidden = true;
    const refusal = await refusalOf({ HONBU_EVENTSTORE: `esdb://honbu:right-hush@127.0.0.1:${secured.port}?${trust}` });
    secured.allIsForbidden = false;
    expect(refusal).toMatchObject({ code: 'EVENTSTORE_READ_DENIED', en: expect.stringContaining('no right to read $all') });
    expect(refusal.ja).toContain('$all を読む権限がありません');
  });

  test('with all of that right it starts, and a folder of another log of that server stays apart', async () => {
    const place = { HONBU_EVENTSTORE: `esdb://honbu:right-hush@127.0.0.1:${secured.port}?${trust}` };
    expect(await refusalOf(place)).toMatchObject({ code: 'STARTED' });
    expect(await refusalOf({ ...place, HONBU_EVENTSTORE_PREFIX: 'another', HONBU_DATA: folder.of('other') })).toMatchObject({
      code: 'STARTED',
    });
  });
});

test('servers that start at the same moment on an empty log agree on what it is', async () => {
  const kept = await emptyStore();
  const server = await InProcessServer.start({ store: kept });
  const shared = {
    HONBU_EVENTSTORE: server.connectionString,
    HONBU_VAULT: `sqlite:${folder.of('agreed.sqlite')}`,
    HONBU_KEY_FILE: folder.of('agreed.key'),
  };
  const houses = await Promise.all([1, 2, 3].map(() => House.open(shared)));
  expect(new Set(houses.map(({ server: { core } }) => core.store.identity.epoch)).size).toBe(1);
  for (const house of houses) await house.close();
  server.stop();
  await kept.close();
});

test('an older copy of the log is not shown as new: the start says what to do, and doing it helps', async () => {
  const path = folder.of('kept/log.sqlite');
  const served = async <T>(work: (place: NodeJS.ProcessEnv) => Promise<T>): Promise<T> => {
    const kept = await openSqliteStore({ path, mode: 'writer', create: { drill: true, clock: systemClock } });
    const server = await InProcessServer.start({ store: kept });
    try {
      return await work({ HONBU_EVENTSTORE: server.connectionString, HONBU_DATA: folder.of('boards') });
    } finally {
      server.stop();
      await kept.close();
    }
  };
  const record = async (place: NodeJS.ProcessEnv, title: string): Promise<void> => {
    const house = await House.open(place);
    await openIncident(await house.member('架空 遥'), title);
    await house.close();
  };
  await served((place) => record(place, 'before'));
  cpSync(folder.of('kept'), folder.of('copy'), { recursive: true });
  await served((place) => record(place, 'after'));
  cpSync(join(folder.path, 'copy', 'log.sqlite'), path);

  const refusal = await served(refusalOf);
  expect(refusal).toMatchObject({
    code: 'BOARDS_AHEAD_OF_LOG',
    en: expect.stringContaining('honbu new-epoch'),
    ja: expect.stringContaining('honbu new-epoch'),
  });
  await served(async (place) => {
    expect(await honbuIn(place, 'new-epoch', '--data', folder.of('boards'))).toMatchObject({ code: 0 });
    expect(await refusalOf(place)).toMatchObject({ code: 'STARTED' });
  });
});
