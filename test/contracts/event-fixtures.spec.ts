import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { testId } from '../../libs/contracts/src/testkit/history.js';
import { honbuEvents, honbuRegistry } from '../../apps/server/src/core/registry.js';

/** Stored once and never written again: what the log of a running service holds, an old version too, must be read for ever. */
const folder = fileURLToPath(new URL('../../schemas/events/fixtures', import.meta.url));
const registry = honbuRegistry();

interface Fixture {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
}

const decoded = ({ type, version, data }: Fixture) =>
  registry.decode({
    stream: 'fixture-1',
    revision: 0n,
    position: 'fixture',
    id: testId(1),
    type,
    data,
    metadata: { schemaVersion: version },
  });

describe('every event type', () => {
  test.each(honbuEvents.map(({ type, version }) => `${type}.${version}`))('%s has a fixture', (name) => {
    expect(existsSync(join(folder, `${name}.json`))).toBe(true);
  });
});

describe('every fixture', () => {
  test.each(globSync('*.json', { cwd: folder }).sort())('%s is read at the newest version', (file) => {
    const fixture = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
    expect(`${fixture.type}.${fixture.version}.json`).toBe(basename(file));
    const newest = honbuEvents.find(({ type }) => type === fixture.type)!;
    expect(decoded(fixture)).toMatchObject({ type: fixture.type, version: newest.version });
  });

  test('of a version that this program does not know is refused, not skipped', () => {
    const [{ type, version }] = honbuEvents as unknown as [Fixture];
    const file = JSON.parse(readFileSync(join(folder, `${type}.${version}.json`), 'utf8')) as Fixture;
    expect(() => decoded({ ...file, version: version + 1 })).toThrow('unknown version');
    expect(() => decoded({ ...file, data: { ...file.data, unheardOf: true } })).toThrow('invalid data');
  });
});
