import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { backUp } from '#event-store';
import { randomUuid, systemClock } from '#kernel';
import { configFrom } from '../../apps/server/src/config.js';
import { filesOf } from '../../apps/server/src/core/data-files.js';
import { startServer, type RunningServer } from '../../apps/server/src/start-server.js';
import { Member } from '../api/support/member.js';

/** Planted in every kind of personal field; none may be found anywhere at rest. */
const canaries = {
  title: '鶺鴒事案canarytitle',
  text: '鸚鵡本文canarytext',
  from: '雲雀発信者canaryfrom',
  confidential: '翡翠秘匿canarymedical',
  name: '百舌 花子canaryname',
  passport: 'TKCANARY7654321',
  phone: '090-7777-CANARY',
  guardian: '隼 太郎canaryguardian',
  diagnosis: '鵯骨折canarydiagnosis',
  hospital: '鶯病院canaryhospital',
  expense: '啄木鳥領収canaryexpense',
  reason: '燕開示理由canaryreason',
};
const folder = mkdtempSync(join(tmpdir(), 'honbu-canary-'));
let server: RunningServer;
let logged = '';

beforeAll(async () => {
  const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) }));
  const env = { HONBU_DATA: join(folder, 'data'), HONBU_PORT: '0', HONBU_KEY_PASSPHRASE: 'correct horse battery' };
  server = await startServer(configFrom(env), log, { drill: true });
  const { vault, access } = server.core;
  const id = randomUuid();
  await vault.addAccount({
    id,
    login: id,
    displayName: '架空 遥',
    institutionId: 'university',
    roles: ['MEMBER'],
    disabled: false,
    createdAt: systemClock.now(),
  });
  const member = new Member(server.url, id, (await access.accounts.enterDemo(id)).token);
  const { incident, entry } = await member.does(
    'recordReport',
    {
      open: { title: canaries.title, zone: 'Europe/Vienna' },
      content: { channel: 'PHONE', text: canaries.text, from: canaries.from, confidential: canaries.confidential },
      persons: [
        {
          add: {
            name: canaries.name,
            passportNumber: canaries.passport,
            phone: canaries.phone,
            guardians: [{ name: canaries.guardian }],
          },
          state: { harm: { value: 'SERIOUS', certainty: 'CONFIRMED' }, condition: canaries.diagnosis, hospital: canaries.hospital },
        },
      ],
    },
    'incident { id } entry { id confidential { state ref } }',
  );
  await member.does('openHeadquarters', { incidentId: incident.id, headId: member.id }, 'incident { id }');
  const { node } = await member.read('query ($id: ID!) { node(id: $id) { ... on Entry { confidential { state ref } } } }', {
    id: entry.id,
  });
  const { reveal } = await member.read('mutation ($input: RevealInput!) { reveal(input: $input) { text errors { code } } }', {
    input: { ref: node.confidential.ref, reason: canaries.reason },
  });
  // The test can only find what was really there to be seen.
  expect(reveal).toEqual({ text: canaries.confidential, errors: [] });
  const { costCategories } = await member.read('{ costCategories { id } }');
  await member.does(
    'recordExpense',
    {
      incidentId: incident.id,
      category: costCategories[0].id,
      description: canaries.expense,
      estimate: { amount: '100', currency: 'EUR' },
    },
    'expense { id }',
  );
  // Refusals and broken requests are where values leak most easily.
  await member.ask('mutation ($input: RecordReportInput!) { recordReport(input: $input) { position } }', {
    input: { clientCommandId: 'x', incidentId: canaries.name, content: { channel: canaries.text, text: canaries.text } },
  });
  await member.tell(
    'recordReport',
    { incidentId: incident.id, content: { channel: 'PHONE', text: canaries.text.repeat(2000).slice(0, 10_500) } },
    '',
  );
  const { log: logFile, vault: vaultFile } = filesOf(join(folder, 'data'));
  await backUp({ log: logFile, vault: vaultFile }, join(folder, 'backup'), systemClock);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('no planted value is found in log, journal, read model, vault or backup', () => {
  const files = filesIn(folder);
  expect(files.map((file) => file.slice(folder.length + 1))).toEqual(
    expect.arrayContaining(['data/log.sqlite', 'data/vault.sqlite', 'data/read-model.sqlite', 'backup/log.sqlite']),
  );
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const [name, canary] of Object.entries(canaries))
      for (const form of [
        Buffer.from(canary, 'utf8'),
        Buffer.from(canary, 'utf16le'),
        Buffer.from(Buffer.from(canary).toString('base64').slice(0, -4)),
      ])
        if (bytes.includes(form)) throw new Error(`${name} stands in ${file.slice(folder.length + 1)}`);
  }
});

test('no planted value is found in the service’s own log', () => {
  for (const canary of Object.values(canaries)) expect(logged).not.toContain(canary);
});
