import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { backUp } from '#event-store';
import { randomUuid, systemClock, type Sealed } from '#kernel';
import { configFrom } from '../../apps/server/src/config.js';
import { filesOf } from '../../apps/server/src/core/data-files.js';
import { startServer, type RunningServer } from '../../apps/server/src/start-server.js';
import { Member } from '../api/support/member.js';
import { Canaries } from './canaries.js';

const canaries = new Canaries();
const folder = mkdtempSync(join(tmpdir(), 'honbu-canary-'));
let server: RunningServer;
let logged = '';

beforeAll(async () => {
  const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) }));
  const env = { HONBU_DATA: join(folder, 'data'), HONBU_PORT: '0', HONBU_KEY_PASSPHRASE: 'correct horse battery' };
  server = await startServer(configFrom(env), log, { drill: true });
  const [member, colleague] = [await enters('架空 遥'), await enters('仮名 光')];
  const { incidentId } = await canaries.plant(member, colleague);
  // Refusals and broken requests are where values leak most easily.
  const text = canaries.of('refused');
  await member.ask('mutation ($input: RecordReportInput!) { recordReport(input: $input) { position } }', {
    input: { clientCommandId: 'x', incidentId: canaries.of('id'), content: { channel: canaries.of('channel'), text } },
  });
  await member.tell('recordReport', { incidentId, content: { channel: 'PHONE', text: text.repeat(2000).slice(0, 10_500) } }, '');
  // As errors of libraries do, this one quotes what it stumbled over.
  const breaking = jest.spyOn(server.core.commands, 'run').mockRejectedValueOnce(new TypeError(`unexpected ${canaries.of('error')}`));
  const broken = await member.ask('mutation ($input: RecordReportInput!) { recordReport(input: $input) { position } }', {
    input: { clientCommandId: 'y', incidentId, content: { channel: 'PHONE', text: canaries.of('text') } },
  });
  expect(broken.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
  breaking.mockRestore();
  const { log: logFile, vault: vaultFile } = filesOf(join(folder, 'data'));
  await backUp({ log: logFile, vault: vaultFile }, join(folder, 'backup'), systemClock);
});

async function enters(displayName: string): Promise<Member> {
  const { vault, access } = server.core;
  const id = randomUuid();
  const createdAt = systemClock.now();
  await vault.addAccount({ id, login: id, displayName, institutionId: 'university', roles: ['MEMBER'], disabled: false, createdAt });
  return new Member(server.url, id, (await access.accounts.enterDemo(id)).token);
}

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('a value was planted in every field of class 2 to 4 that any event has', async () => {
  const { store, registry, privacy } = server.core;
  const planted = new Set<string>();
  for await (const recorded of store.readAll()) {
    if (recorded.stream === 'log-identity') continue;
    const { type, data } = registry.decode(recorded);
    for (const { name } of registry.sealedFieldsOf(type)) {
      const seal = (data as Record<string, Sealed<unknown> | undefined>)[name];
      const opened = seal && (await privacy.opener.open(seal));
      if (opened?.kind === 'opened' && canaries.areAllOf(opened.value)) planted.add(`${type}: ${name}`);
    }
  }
  const fields = registry.types.flatMap(({ type }) => registry.sealedFieldsOf(type).map(({ name }) => `${type}: ${name}`));
  expect(fields.filter((field) => !planted.has(field))).toEqual([]);
});

test('no planted value is found in log, journal, read model, vault or backup', () => {
  const files = filesIn(folder);
  expect(files.map((file) => file.slice(folder.length + 1))).toEqual(
    expect.arrayContaining(['data/log.sqlite', 'data/vault.sqlite', 'data/read-model.sqlite', 'backup/log.sqlite']),
  );
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const [name, canary] of canaries.planted)
      for (const form of [
        Buffer.from(canary, 'utf8'),
        Buffer.from(canary, 'utf16le'),
        Buffer.from(Buffer.from(canary).toString('base64').slice(0, -4)),
      ])
        if (bytes.includes(form)) throw new Error(`${name} stands in ${file.slice(folder.length + 1)}`);
  }
});

test('no planted value is found in the service’s own log', () => {
  expect(logged).toContain('an unexpected error was answered as INTERNAL');
  for (const [, canary] of canaries.planted) expect(logged).not.toContain(canary);
});
