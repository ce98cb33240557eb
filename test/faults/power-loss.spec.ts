import { describe, expect, test } from '@jest/globals';
import {
  afterPowerLoss,
  Disk,
  losses,
  lyingEngineName,
  randomFrom,
  type LyingEngineOptions,
  type Random,
} from '../../libs/event-store/src/testkit/lying-disk/index.js';
import { openOn, recoverAndJudge } from './lying-log.js';
import { inForm, patience, seed, tell } from './settings.js';
import { streams, Witness, type Testimony } from './witness.js';

const wanted = inForm(200, 10_000);
const statesEach = 50;
const batchesEach = 30;

interface FoundState {
  readonly disk: Disk;
  readonly testimony: Testimony;
}

interface Lie extends LyingEngineOptions {
  readonly swallowSyncs?: boolean;
}

/** Four writers from an empty disk to an orderly close, and what would be found if the power went at some of the moments between. */
async function statesOf(random: Random, lie: Lie = {}): Promise<FoundState[]> {
  const disk = new Disk();
  const witness = new Witness();
  const states: FoundState[] = [];
  disk.judge = ({ kind }) => {
    if (kind !== 'read' && kind !== 'size' && random.chance(0.06))
      states.push({ disk: afterPowerLoss(disk, losses[random.below(losses.length)]!, random), testimony: witness.testimony() });
    return kind === 'sync' && lie.swallowSyncs ? 'swallow' : 'do';
  };
  for (let start = 0; start < 2; start++) {
    const store = await openOn(disk, lie);
    witness.epoch = store.identity.epoch;
    await Promise.all(
      streams.map(async (stream) => {
        for (let n = 0; n < batchesEach / 2; n++) await witness.append(store, stream);
      }),
    );
    await store.close();
  }
  return random.shuffled(states).slice(0, statesEach);
}

/** Rounds of states until there are `count`; what went wrong in each that did. */
async function loseThePower(count: number, lie?: Lie): Promise<string[]> {
  const broken: string[] = [];
  for (let done = 0, round = 0; done < count; round++) {
    const states = (await statesOf(randomFrom(seed + round), lie)).slice(0, count - done);
    for (const [n, { disk, testimony }] of states.entries())
      await recoverAndJudge(disk, testimony).catch((error: Error) => broken.push(`round ${round}, state ${n}: ${error.message}`));
    done += states.length;
  }
  return broken;
}

describe('power loss: unsynced writes dropped, torn, reordered', () => {
  test(
    `${wanted} states: nothing acknowledged is lost, and the log goes on (seed ${seed})`,
    async () => {
      const broken = await loseThePower(wanted);
      expect(broken).toEqual([]);
      tell(lyingEngineName, `power loss, ${wanted} states, 0 with a broken promise`);
    },
    patience,
  );

  test.each<[string, Lie]>([
    ['synchronous=NORMAL behind the back of the store', { synchronous: 'NORMAL' }],
    ['a drive that says "synced" and did nothing', { swallowSyncs: true }],
  ])(
    'negative control: %s loses acknowledged events',
    async (name, lie) => {
      const broken = await loseThePower(100, lie);
      expect(broken.some((why) => why.includes('acknowledged') || why.includes('another'))).toBe(true);
      tell(lyingEngineName, `negative control, ${name}: ${broken.length} of 100 states with a broken promise`);
    },
    patience,
  );
});
