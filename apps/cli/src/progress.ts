import { Presets, SingleBar } from 'cli-progress';
import type { CommandContext } from './command-context.js';

export interface Progress {
  step(done: number, total: number): void;
  end(): void;
}

/** A bar where a person watches, else a plain line at each tenth. */
export function progressOf({ interactive, note }: CommandContext): Progress {
  return interactive ? bar() : plainLines(note);
}

function bar(): Progress {
  const shown = new SingleBar({ stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  let started = false;
  return {
    step: (done, total) => {
      if (!started) shown.start(total, done);
      started = true;
      shown.update(done);
    },
    end: () => shown.stop(),
  };
}

function plainLines(note: CommandContext['note']): Progress {
  let tenth = 0;
  return {
    step: (done, total) => {
      if (Math.floor((done * 10) / total) <= tenth) return;
      tenth = Math.floor((done * 10) / total);
      note(`${done}/${total}`);
    },
    end: () => {},
  };
}
