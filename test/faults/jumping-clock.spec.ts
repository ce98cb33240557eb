import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { commandIdOf, CommandRunner } from '#commands';
import { event, EventRegistry, operational, type FactOf } from '#contracts';
import { openSqliteStore } from '#event-store';
import { instantOf, isInstant, type Clock, type Decider, type Instant } from '#kernel';
import { openPrivacy, openSqliteVault, privacyEvents, providerOf } from '#privacy';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { inForm, patience, seed, tell } from './settings.js';

const commands = inForm(400, 20_000);
const restarts = 4;
const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'honbu-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const Ticked = event('test.ticked', 1, { no: operational(Type.Integer()) });
const ticks: Decider<null, FactOf<typeof Ticked>, number> = {
  initial: 0,
  decide: (_, count) => [Ticked.of({ no: count + 1 })],
  evolve: (count, fact) => (Ticked.is(fact) ? fact.data.no : count),
};

test(
  `${commands} commands under a clock that jumps days to and fro: times within a stream never go back, over restarts too (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    let now = Date.parse('2026-11-22T03:00:00.000Z');
    let jumpsBack = 0;
    const clock: Clock = {
      now: () => {
        const step = random.chance(0.3) ? (random.fraction() - 0.5) * 10 * day : random.below(1000);
        if (step < 0) jumpsBack++;
        return instantOf((now += Math.floor(step)));
      },
    };
    const registry = new EventRegistry([Ticked, ...privacyEvents]);
    const provider = providerOf(randomBytes(32));
    const last = new Map<string, Instant>();
    for (let start = 0; start < restarts; start++) {
      const store = await openSqliteStore({ path: join(folder, 'log.db'), mode: 'writer', create: { drill: true, clock } });
      const vault = openSqliteVault(join(folder, 'vault.db'));
      const privacy = await openPrivacy({ vault, provider, registry, store, clock });
      const runner = new CommandRunner(store, registry, privacy.sealer, clock);
      for (let n = 0; n < commands / restarts; n++)
        await runner.run(ticks, `ticks-${random.below(5)}`, null, {
          commandId: commandIdOf('univ', 'sato', `${start}-${n}`),
          actor: { id: 'sato' },
          institutionId: 'univ',
          inputDigest: privacy.digest.ofInput(String(n)),
          authorise: () => undefined,
        });
      await store.close();
      await vault.close();
    }
    const store = await openSqliteStore({ path: join(folder, 'log.db'), mode: 'reader' });
    let events = 0;
    for await (const { stream, metadata } of store.readAll({ filter: { on: 'type', prefixes: ['test.'] } })) {
      const recordedAt = metadata['recordedAt'] as Instant;
      expect(isInstant(recordedAt)).toBe(true);
      expect(recordedAt >= (last.get(stream) ?? '')).toBe(true);
      last.set(stream, recordedAt);
      events++;
    }
    await store.close();
    expect(events).toBe(commands);
    expect(jumpsBack).toBeGreaterThan(commands / 20);
    tell('node:sqlite', `clock, ${jumpsBack} jumps back in ${events} events, ${last.size} streams, 0 times that go back`);
  },
  patience,
);
