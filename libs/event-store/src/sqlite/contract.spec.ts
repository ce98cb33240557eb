import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import { describeEventStoreContract } from '../testkit/contract.js';
import { openSqliteStore } from './open.js';

describeEventStoreContract('embedded, in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'honbu-store-'));
  const store = await openSqliteStore({ path: join(folder, 'log.db'), mode: 'writer', create: { drill: false, clock: systemClock } });
  return {
    store,
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
