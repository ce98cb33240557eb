import { setTimeout as pause } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { openEventStoreDb, StreamNotFound, type EventStore, type EventStoreDb, type OpenEventStoreDbOptions } from '#event-store';
import { systemClock } from '#kernel';
import { collect } from '../../libs/event-store/src/testkit/events.js';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { UnreliableLine } from '../../libs/event-store/src/testkit/grpc/unreliable-line.js';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { engineOf, newPrefix, url } from '../eventstore/server-under-test.js';
import { hangingUp, Listener, paging, stalling } from './listener.js';
import { inForm, patience, seed, tell } from './settings.js';
import { trouble } from './troubles.js';
import { judge, streams, Witness } from './witness.js';

const count = inForm(25, 1_000);
jest.setTimeout(patience);

/** Short waits: writers give up before a line that fell silent speaks again. */
const limits = { append: 600, answer: 300, read: 60_000, pause: 40 };
/** What falls silent is noticed after 0.4 s. */
const keepAlive = 'keepAliveInterval=200&keepAliveTimeout=200';

/** A single node: a cluster names its nodes' own addresses, which lead past the line. */
const SINGLE_NODE = /^(?<scheme>esdb:\/\/(?:[^@/?]*@)?)(?<host>[^/?@,:]+)(?::(?<port>\d+))?\/?(?:\?(?<options>.*))?$/;

async function expectExactDespiteTroubles(connectionString: string, engine: (store: EventStoreDb) => Promise<string>): Promise<void> {
  const { scheme, host, port = '2113', options = '' } = SINGLE_NODE.exec(connectionString)!.groups!;
  const line = await UnreliableLine.before(Number(port), host);
  const prefix = newPrefix();
  const open = (where: string, more: Partial<OpenEventStoreDbOptions> = {}) =>
    openEventStoreDb({ connectionString: where, prefix, create: { drill: true, clock: systemClock }, ...more });
  const straight = await open(connectionString);
  const store = await open(`${scheme}127.0.0.1:${line.port}?${options && `${options}&`}${keepAlive}`, { limits });

  try {
    const random = randomFrom(seed);
    const witness = new Witness();
    const writers = new Writers(store, straight, witness);
    const [stalls, hangsUp] = [randomFrom(seed + 1), randomFrom(seed + 2)];
    const toAll = [
      new Listener((signal) => store.subscribe({ signal })),
      new Listener((signal) => stalling(store.subscribe({ signal }), () => (stalls.chance(0.02) ? stalls.below(500) : 0))),
      new Listener((signal) => hangingUp(store, () => 1 + hangsUp.below(200), signal)),
      new Listener((signal) => paging(store, signal)),
    ];
    const toOne = new Listener((signal) => store.subscribe({ stream: streams[0]!, signal }));
    const had = await Promise.race([trouble(line, count, random), writers.failed]);
    await writers.end();

    await judge(straight, witness.testimony(), 'growing');
    const events = await collect(straight.readAll());
    for (const listener of toAll) expect(await listener.broken(events)).toEqual([]);
    expect(await toOne.broken(events.filter(({ stream }) => stream === streams[0]))).toEqual([]);
    tell(
      await engine(straight),
      `${said(had)} under ${streams.length} writers, ${events.length} events, open or failed at first: ${said(writers.answers)}, 0 lost, 0 doubled, ${toAll.length + 1} listeners exact`,
    );
  } finally {
    await store.close();
    await straight.close();
    line.close();
  }
}

/** Four writers that send a batch again until it is acknowledged. */
class Writers {
  readonly answers: Record<string, number> = {};
  /** Rejects when one of them hears what it must not hear. */
  readonly failed: Promise<never>;
  private readonly writing: Promise<unknown>;
  private ended = false;

  /** `straight` leads past all troubles. */
  constructor(
    private readonly store: EventStore,
    private readonly straight: EventStore,
    private readonly witness: Witness,
  ) {
    this.writing = Promise.all(streams.map((stream) => this.write(stream)));
    this.failed = new Promise((_, reject) => this.writing.catch(reject));
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.writing;
  }

  private async write(stream: string): Promise<void> {
    while (!this.ended) await this.witness.append(this.store, stream).catch((error: unknown) => this.judgeFailure(stream, error));
  }

  /** The outcome may stay open; but where it is "failed", nothing of the batch is stored, nor later. */
  private async judgeFailure(stream: string, error: unknown): Promise<void> {
    const { code } = error as { code?: string };
    if (code === undefined || !['OUTCOME_UNKNOWN', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'].includes(code)) throw error;
    this.answers[code] = (this.answers[code] ?? 0) + 1;
    if (code === 'OUTCOME_UNKNOWN') return;
    await pause(1_000);
    const { acknowledged } = this.witness.testimony().told.get(stream)!;
    expect({ code, stored: await lengthOf(this.straight, stream) }).toEqual({ code, stored: acknowledged });
  }
}

async function lengthOf(store: EventStore, stream: string): Promise<number> {
  try {
    const [last] = await collect(store.readStream(stream, { direction: 'backwards', maxCount: 1 }));
    return Number(last!.revision) + 1;
  } catch (error) {
    if (error instanceof StreamNotFound) return 0;
    throw error;
  }
}

const said = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ') || 'none';

const promise = `${count} × connections cut, half-open, silent and slow: nothing acknowledged lost, nothing doubled, listeners exact`;

test(`${promise} (a server in this process, seed ${seed})`, async () => {
  const kept = await emptyStore();
  const server = await InProcessServer.start({ store: kept });
  await expectExactDespiteTroubles(server.connectionString, async () => 'EventStoreDB adapter, server in this process');
  server.stop();
  await kept.close();
});

(url !== undefined && SINGLE_NODE.test(url) ? test : test.skip)(`${promise} (HONBU_TEST_EVENTSTORE_URL, a single node, seed ${seed})`, () =>
  expectExactDespiteTroubles(url!, engineOf),
);
