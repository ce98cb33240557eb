import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { configFrom } from '../../apps/server/src/config.js';
import { startServer, type RunningServer } from '../../apps/server/src/start-server.js';
import { temporaryDirectory } from '../../libs/privacy/src/testkit/temporary-directory.js';
import { openIncident, report } from './support/incident.js';
import { Member, type Found } from './support/member.js';

const CHRONOLOGY = 'query ($id: ID!, $asOf: AsOfInput) { chronology(incidentId: $id, asOf: $asOf) { totalCount } }';

test('a log that was damaged is told as such in both languages, and the service is not ready any more', async () => {
  using directory = temporaryDirectory();
  const settings = { HONBU_DATA: directory.path, HONBU_PORT: '0', HONBU_KEY_PASSPHRASE: 'correct horse battery' };
  const start = (): Promise<RunningServer> => startServer(configFrom(settings), pino({ level: 'silent' }), { drill: true });
  const enter = async ({ core, url }: RunningServer, language: 'ja' | 'en' = 'en'): Promise<Member> => {
    const { id } = (await core.vault.accountByLogin('drill-director'))!;
    return new Member(url, id, (await core.access.accounts.enterDemo(id)).token, language);
  };
  const ready = async ({ url }: RunningServer): Promise<[number, Found]> => {
    const answer = await fetch(`${url}/readyz`);
    return [answer.status, await answer.json()];
  };

  let server = await start();
  await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-honbu-client': 'test' },
    body: JSON.stringify({ query: 'mutation { enterDemo(input: { role: "director" }) { errors { code } } }' }),
  });
  const { incidentId, position } = await openIncident(await enter(server));
  await (await enter(server)).does('recordReport', { incidentId, content: report('続報') });
  await server.close();

  const log = new DatabaseSync(join(directory.path, 'log.sqlite'));
  log.exec(
    `DROP TRIGGER events_no_update; UPDATE events SET data = replace(data, '"PHONE"', '"EMAIL"')
     WHERE position = (SELECT min(position) FROM events WHERE type = 'incident.report-recorded')`,
  );
  log.close();

  server = await start();
  expect(await ready(server)).toMatchObject([200, { ready: true, log: 'ok' }]);
  const codes = async (who: Member) =>
    (await who.ask(CHRONOLOGY, { id: incidentId, asOf: { position } })).errors?.map(({ message, extensions }) => [
      extensions.code,
      message,
    ]);
  expect(await codes(await enter(server))).toEqual([['LOG_DAMAGED', expect.stringContaining('damaged')]]);
  expect(await codes(await enter(server, 'ja'))).toEqual([['LOG_DAMAGED', expect.stringContaining('壊れて')]]);
  expect(await ready(server)).toMatchObject([503, { ready: false, log: 'damaged' }]);
  await server.close();
}, 60_000);
