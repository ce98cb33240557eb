import { parsePosition, positionOf } from '#event-store';
import type { RunningCore } from '../../../apps/server/src/core/open-core.js';
import { withBigLog } from '../big-log.js';
import { BOARD_QUERY } from '../board-query.js';
import { boardsAt } from '../boards-at.js';
import { startHonbuOn } from '../child-server.js';
import { inTurn, perSecond, timed, type Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';
import { openDrill, withLargeIncident, type LargeIncident } from '../large-incident.js';
import { sampleEvent } from '../raw-log.js';
import { openIncidents, reportsEachSecond } from '../record-report.js';

/** One round of each figure, as a rate: the more the better. */
type Rates = Readonly<Record<string, () => Promise<number>>>;

const WRITERS = 64;
const EACH_WRITER = 25;
const SINGLE = 250;
/** Of the log, spread over all of it. */
const PARTS = 5;
const PART = 9_000;

/**
 * The same work over logs of 100,000 and 1,000,000 events as over one of 10,000, in turn: how much of its rate is left, at worst. Beside
 * it, what is left of each.
 */
export const figure: Figure = {
  name: 'growth',
  unit: 'of the rate at 10,000 events',
  better: 'higher',
  bar: 0.9,
  slow: true,
  async run({ quick }) {
    const left: Record<string, number> = {};
    for (const events of quick ? [50_000] : [100_000, 1_000_000])
      await withBigLog(events, (big) =>
        withLargeIncident(async (small) => {
          const rounds = quick ? 6 : 16;
          Object.assign(left, await compared(events, rounds, await openedRates(big), await openedRates(small)));
          Object.assign(left, await compared(events, rounds >> 1, await servedRates(big, quick), await servedRates(small, quick)));
        }),
      );
    return { value: Math.min(...Object.values(left)), beside: left };
  },
};

interface Closing {
  readonly rates: Rates;
  close(): Promise<void>;
}

/** What is left at so many events, by figure. */
async function compared(events: number, rounds: number, big: Closing, small: Closing): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const name of Object.keys(big.rates)) {
    const { value, limit } = await inTurn(rounds, big.rates[name]!, small.rates[name]!);
    left[`${name} at ${events}`] = Number((value / limit).toFixed(2));
  }
  await Promise.all([big.close(), small.close()]);
  return left;
}

/** Work on a store that is open in this process. */
async function openedRates({ data, incident }: LargeIncident): Promise<Closing> {
  const core = await openDrill(data);
  const board = boardsAt(core, incident);
  const last = Number(parsePosition(core.model.lastPosition(incident)!).n);
  const { epoch } = core.store.identity;
  const events = Number(parsePosition(await core.store.head()).n);
  const writers = Array.from({ length: WRITERS }, (_, n) => appending(core, `sample-${n}`));
  const single = appending(core, 'sample');
  return {
    rates: {
      'append.durable.concurrent': async () => {
        const start = performance.now();
        await Promise.all(writers.map((append) => append(EACH_WRITER)));
        return perSecond(WRITERS * EACH_WRITER, start);
      },
      'append.durable.single': async () => {
        const start = performance.now();
        await single(SINGLE);
        return perSecond(SINGLE, start);
      },
      'read.all': async () => {
        const start = performance.now();
        for (let n = 0; n < PARTS; n++) {
          const from = positionOf(epoch, 1 + Math.floor((n * Math.max(0, events - PART)) / (PARTS - 1)));
          for await (const { data: fields } of core.store.readAll({ from, maxCount: PART }))
            if (!fields) throw new Error('an event without data');
        }
        return perSecond(PARTS * PART, start);
      },
      'board.asof': async () => 1_000 / (await timed(() => board(1 + Math.floor(Math.random() * last)))),
    },
    close: () => core.close(),
  };
}

/** Appends so many events to a stream, each awaited; of a type that no view folds. */
function appending({ store }: RunningCore, stream: string): (count: number) => Promise<void> {
  let revision = -1n;
  return async (count) => {
    for (let n = 0; n < count; n++) {
      const event = { ...sampleEvent(), type: 'bench.sample' };
      ({ revision } = await store.append(stream, [event], { expected: revision < 0n ? 'any' : revision }));
    }
  };
}

/** Work that comes over the network. */
async function servedRates({ data, incident }: LargeIncident, quick: boolean): Promise<Closing> {
  const honbu = await startHonbuOn(data);
  const director = await HonbuClient.enter(honbu.url, 'director');
  const incidents = await openIncidents(director);
  const id = Buffer.from(`Incident:${incident}`).toString('base64url');
  return {
    rates: {
      'mutation.http': () => reportsEachSecond(honbu.url, director, incidents, quick ? 1 : 3),
      'board.live': async () => {
        const start = performance.now();
        for (let n = 0; n < 10; n++) await director.ask(BOARD_QUERY, { id });
        return perSecond(10, start);
      },
    },
    close: () => honbu.stop(),
  };
}
