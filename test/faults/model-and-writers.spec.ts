import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { openSqliteStore, type SqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { concurrencyContract } from '../../libs/event-store/src/testkit/concurrency-contract.js';
import { Disk, lyingEngineName } from '../../libs/event-store/src/testkit/lying-disk/index.js';
import { serveEmbedded, type Served } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { commandsEach, modelContract } from '../../libs/event-store/src/testkit/model-contract.js';
import { openOn } from './lying-log.js';
import { inForm, patience, seed, tell } from './settings.js';

const runs = inForm(40, 2_000);
/** 32 writers try about as often as they are many for each win. */
const winsEach = inForm(20, 1_900);

jest.setTimeout(patience);

const folder = mkdtempSync(join(tmpdir(), 'honbu-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each<[string, () => Promise<SqliteEventStore>]>([
  ['node:sqlite', () => openSqliteStore({ path: join(folder, 'log.db'), mode: 'writer', create: { drill: true, clock: systemClock } })],
  [lyingEngineName, () => openOn(new Disk())],
])('%s', (engine, open) => {
  let store: SqliteEventStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(async () => {
    await store.close();
    tell(engine, `model, ${runs * commandsEach} commands`);
  });
  modelContract(() => store, { runs, seed });
  concurrencyContract(() => store, {
    winsEach,
    told: (appends) => tell(engine, `32 writers on one stream, ${appends} appends, one winner for each revision`),
  });
});

describe('EventStoreDB, over a server in this process', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveEmbedded();
  });
  afterAll(async () => {
    await served.dispose();
    tell('EventStoreDB in this process', `model, ${runs * commandsEach} commands`);
  });
  modelContract(() => served.store, { runs, seed });
});
