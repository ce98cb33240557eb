import { expect, test } from '@jest/globals';
import { WrongExpectedVersion } from '../errors.js';
import type { Use } from './contract.js';
import { collect, newStream, someEvent } from './events.js';

const writers = 32;
const winsEach = 20;

export function concurrencyContract(use: Use): void {
  test(`${writers} writers on one stream: exactly one winner for each revision, each loser learns where the stream is`, async () => {
    const stream = newStream();
    const winners = new Map<bigint, string>();
    const write = async () => {
      let expected: bigint | 'no_stream' = 'no_stream';
      for (let wins = 0; wins < winsEach;) {
        const event = someEvent();
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
  });
}
