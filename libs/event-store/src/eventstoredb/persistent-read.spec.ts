import { expect, test } from '@jest/globals';
import type { ClientFacade } from './client.js';
import { Connection } from './connection.js';
import { CallFailure, noConnectionWithin } from './failures.js';
import { Names } from './names.js';
import { firstOf } from './persistent-read.js';
import { ServerLog } from './server-log.js';

/** A client whose reads fail one after the other, the last way for ever. */
function failing(...failures: readonly CallFailure[]): ServerLog {
  let calls = 0;
  const client = {
    openCalls: 0,
    async *read() {
      yield Promise.reject(failures[Math.min(calls++, failures.length - 1)]!);
    },
    retire: () => undefined,
  } as unknown as ClientFacade;
  const limits = { append: 500, answer: 100, read: 500, pause: 20 };
  return new ServerLog(new Connection(() => client), new Names('kit'), limits);
}

const reading = (log: ServerLog) => firstOf(log, { start: 'end', direction: 'backwards', count: 1 });
const refused = new CallFailure('refused', 'what answers there hangs up at once');

test('a read that had no time left for its last try says why those before it failed', async () => {
  await expect(reading(failing(refused, noConnectionWithin(60)))).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: refused.reason });
});

test('a read that never had time for a try says that', async () => {
  await expect(reading(failing(noConnectionWithin(60)))).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
});
