import { expect, test } from '@jest/globals';
import { WrongExpectedVersion } from '../errors.js';
import type { Use } from './contract.js';
import { collect, newStream, someEvent } from './events.js';

const writers = 32;

/** `told` hears how many appends were tried. */
export function concurrencyContract(use: Use, { winsEach = 20, told }: { winsEach?: number; told?: (appends: number) => void } = {}): void {
  test(
    `${writers} writers on one stream: exactly one winner for each revision, each loser learns where the stream is`,
    async () => {
      const stream = newStream();
      const winners = new Map<bigint, string>();
      let appends = 0;
      const write = async () => {
        let expected: bigint | 'no_stream' = 'no_stream';
        for (let wins = 0; wins < winsEach;) {
          const event = someEvent();
          appends++;
          try {
            const { revision } = await use().append(stream, [event], { expected });
            expect(winners.has(revision)).toBe(false);
            winners.set(revision, event.id);
            expected = revision;
            wins++;
          } catch (error) {
            if (!(error instanceof WrongExpectedVersion)) throw error;
            expect(error.actual).not.toBe(expected);
            expected = error.actual;
          }
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      const recorded = await collect(use().readStream(stream));
      expect(recorded.map(({ revision }) => revision)).toEqual(Array.from({ length: writers * winsEach }, (_, n) => BigInt(n)));
      for (const { revision, id } of recorded) expect(winners.get(revision)).toBe(id);
      told?.(appends);
    },
    20_000 + winsEach * 2_000,
  );
}
