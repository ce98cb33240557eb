import { setTimeout as pause } from 'node:timers/promises';
import type { UnreliableLine } from '../../libs/event-store/src/testkit/grpc/unreliable-line.js';
import type { Random } from '../../libs/event-store/src/testkit/lying-disk/random.js';

type Trouble = (line: UnreliableLine, random: Random) => Promise<void>;

/** So many bytes are carried first: a strike falls between any two. */
const soon = (random: Random): number => random.below(80_000);

const troubles: Readonly<Record<string, Trouble>> = {
  cut: (line, random) => line.strikeAfter(soon(random), () => line.cut()),
  'half-open': (line, random) => line.strikeAfter(soon(random), () => line.leaveHalfOpen()),
  silent: async (line, random) => {
    const milliseconds = random.below(900);
    await line.strikeAfter(soon(random), () => line.fallSilent());
    await pause(milliseconds);
    line.speakAgain();
  },
  slow: async (line, random) => {
    const milliseconds = 1 + random.below(60);
    const bytes = soon(random);
    await line.strikeAfter(soon(random), () => line.slowDown(milliseconds));
    await line.strikeAfter(bytes, () => line.slowDown(0));
  },
};

/** Troubles one after the other, drawn from `random`; resolves to how many of each kind there were. Needs traffic on the line. */
export async function trouble(line: UnreliableLine, count: number, random: Random): Promise<Record<string, number>> {
  const names = Object.keys(troubles);
  const had = Object.fromEntries(names.map((name) => [name, 0]));
  for (let n = 0; n < count; n++) {
    const name = names[random.below(names.length)]!;
    await troubles[name]!(line, random);
    had[name]!++;
  }
  return had;
}
