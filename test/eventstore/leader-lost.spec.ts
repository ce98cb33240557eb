import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { EventStoreDb } from '#event-store';
import { collect, idsOf, listen, newStream, someEvent } from '../../libs/event-store/src/testkit/events.js';
import { openUnderTest, run, url, waysToLoseLeader } from './server-under-test.js';

/** Each way to lose the leader is tried so many times. */
const cycles = Number(process.env['HONBU_TEST_EVENTSTORE_CYCLES'] ?? 3);
const betweenCycles = Number(process.env['HONBU_TEST_EVENTSTORE_PAUSE_MS'] ?? 20_000);

jest.setTimeout(cycles * (betweenCycles + 60_000) + 60_000);

describe('while the leader of a real cluster goes away again and again', () => {
  let opened: EventStoreDb | undefined;
  // Ends writers and subscribers too, where a test failed.
  afterEach(() => opened?.close());

  for (const [how, command] of Object.entries(waysToLoseLeader)) {
    const tested = url !== undefined && command !== undefined ? test : test.skip;
    tested(`(it ${how}) nothing acknowledged is lost, nothing doubled, subscribers are exact`, async () => {
      const store = (opened = await openUnderTest());
      const stream = newStream('leader-lost');
      const load = new Load(store, stream);
      const { signal } = new AbortController();
      const heard = [0, 1].map(async () => {
        const ids: string[] = [];
        for await (const message of store.subscribe({ filter: { on: 'stream', prefixes: [stream] }, signal })) {
          if (message.kind === 'event') ids.push(message.event.id);
          if (load.finished && ids.length >= load.stored.length) return ids;
        }
        return ids;
      });
      const writing = load.run(4);
      // A failure is thrown where it is awaited, below.
      writing.catch(() => undefined);
      for (const ids of heard) ids.catch(() => undefined);
      for (let cycle = 0; cycle < cycles; cycle++) {
        await pause(3_000);
        await run(command!);
        await pause(betweenCycles);
      }
      await load.end(writing);
      // One more event wakes the subscribers to the end of the load.
      const last = someEvent();
      load.stored.push(last.id);
      load.finished = true;
      await store.append(`${stream}-last`, [last], { expected: 'no_stream' });
      const stored = (await collect(store.readAll({ filter: { on: 'stream', prefixes: [stream] } }))).map(({ id }) => id);
      expect(stored.toSorted()).toEqual(load.stored.toSorted());
      for (const ids of await Promise.all(heard)) expect(ids).toEqual(stored);
      const again = await listen(store, { filter: { on: 'stream', prefixes: [stream] } }, (so) =>
        so.some(({ kind }) => kind === 'caughtUp'),
      );
      expect(idsOf(again)).toEqual(stored);
      console.log(
        `${how}: ${cycles} cycles, ${stored.length} events acknowledged and found, ` +
          `${load.refusals} appends that had to be made again, longest silence of a writer ${Math.round(load.longestSilence)} ms`,
      );
    });
  }
});

const tryAgain = ['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_LEADER', 'DEADLINE_EXCEEDED'];

/** Writers that each await every event, and go on with the same event as long as its outcome is open. */
class Load {
  readonly stored: string[] = [];
  finished = false;
  refusals = 0;
  longestSilence = 0;
  private ending = false;

  constructor(
    private readonly store: EventStoreDb,
    private readonly stream: string,
  ) {}

  run(writers: number): Promise<unknown> {
    return Promise.all(Array.from({ length: writers }, (_, writer) => this.write(`${this.stream}-${writer}`)));
  }

  async end(writing: Promise<unknown>): Promise<void> {
    this.ending = true;
    await writing;
  }

  private async write(stream: string): Promise<void> {
    for (let n = 0; !this.ending; n++) {
      const event = someEvent();
      const since = performance.now();
      for (;;) {
        const failure: unknown = await this.store.append(stream, [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failure === undefined) break;
        const { code } = failure as { code?: string };
        if (!code || !tryAgain.includes(code)) throw failure;
        this.refusals++;
      }
      this.longestSilence = Math.max(this.longestSilence, performance.now() - since);
      this.stored.push(event.id);
    }
  }
}
