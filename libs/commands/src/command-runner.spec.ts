import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { event, EventRegistry, operational, personal, toSeal, type FactOf } from '#contracts';
import { openSqliteStore, type SqliteEventStore } from '#event-store';
import { DomainError, instantOf, type Clock, type Decider, type Instant, type Sealed } from '#kernel';
import { openPrivacy, openSqliteVault, privacyEvents, providerOf, type Privacy, type Vault } from '#privacy';
import { commandIdOf, CommandRunner, entityIdOf, eventIdOf, type CommandContext } from './index.js';

const NoteWritten = event('test.note-written', 1, {
  no: operational(Type.Integer()),
  text: personal(Type.String({ maxLength: 50 }), { subject: 'entry' }),
});
type Note = FactOf<typeof NoteWritten>;
interface Write {
  readonly text: Sealed<string>;
  readonly atMost?: number;
}

/** Numbers its notes; refuses once there are `atMost`; has nothing to do for a note that is already there twice. */
const notes: Decider<Write, Note, number> = {
  initial: 0,
  decide({ text, atMost = 1000 }, count) {
    if (count >= atMost) throw new DomainError('TOO_MANY');
    return [NoteWritten.of({ no: count + 1, text })];
  },
  evolve: (count, fact) => (NoteWritten.is(fact) ? fact.data.no : count),
};

let folder: string;
let store: SqliteEventStore;
let vault: Vault;
let privacy: Privacy;
let now: number;
const clock: Clock = { now: () => instantOf(now) };
const registry = new EventRegistry([NoteWritten, ...privacyEvents]);
const provider = providerOf(randomBytes(32));

async function open(): Promise<CommandRunner> {
  store = await openSqliteStore({ path: join(folder, 'log.sqlite'), mode: 'writer', create: { drill: false, clock } });
  vault = openSqliteVault(join(folder, 'vault.sqlite'));
  privacy = await openPrivacy({ vault, provider, registry, store, clock });
  return new CommandRunner(store, registry, privacy.sealer, clock);
}

async function close(): Promise<void> {
  await store.close();
  await vault.close();
}

function context(clientCommandId: string, text = clientCommandId, more: Partial<CommandContext> = {}): CommandContext {
  return {
    commandId: commandIdOf('univ', 'sato', clientCommandId),
    actor: { id: 'sato' },
    institutionId: 'univ',
    inputDigest: privacy.digest.ofInput(text),
    authorise: () => undefined,
    ...more,
  };
}

const write = (text: string): Write => ({ text: toSeal(text) });

async function textsIn(stream: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const recorded of store.readStream(stream)) {
    const { text } = registry.decode(recorded).data as { text: Sealed<string> };
    const opened = await privacy.opener.open(text);
    texts.push(opened.kind === 'opened' ? opened.value : opened.kind);
  }
  return texts;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-commands-'));
  now = Date.parse('2026-11-22T03:00:00.000Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a command', () => {
  test('is recorded with its clocks, its actor and its personal text sealed', async () => {
    const runner = await open();
    const outcome = await runner.run(notes, 'note-1', write('病院へ向かう'), context('a'));
    expect(outcome).toMatchObject({ revision: 0n, duplicate: false, events: [{ type: 'test.note-written' }] });
    const [recorded] = await Array.fromAsync(store.readStream('note-1'));
    expect(recorded!.metadata).toMatchObject({
      actor: { id: 'sato' },
      institutionId: 'univ',
      recordedAt: '2026-11-22T03:00:00.000Z',
      schemaVersion: 1,
    });
    expect(JSON.stringify(recorded, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('病院');
    expect(await textsIn('note-1')).toEqual(['病院へ向かう']);
    await close();
  });

  test('sent again is answered with what it did, also after a restart', async () => {
    let runner = await open();
    const first = await runner.run(notes, 'note-1', write('one'), context('a'));
    expect(await runner.run(notes, 'note-1', write('one'), context('a'))).toEqual({ ...first, duplicate: true });
    await close();
    runner = await open();
    expect(await runner.run(notes, 'note-1', write('one'), context('a'))).toEqual({ ...first, duplicate: true });
    expect(await textsIn('note-1')).toEqual(['one']);
    await close();
  });

  test('under an id that stands for another input is refused', async () => {
    const runner = await open();
    await runner.run(notes, 'note-1', write('one'), context('a', 'one'));
    await expect(runner.run(notes, 'note-1', write('two'), context('a', 'two'))).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
    await close();
  });

  test('from someone who may not is refused before anything is read, a repeat too', async () => {
    const runner = await open();
    await runner.run(notes, 'note-1', write('one'), context('a'));
    const forbidden = context('a', 'a', {
      authorise: () => {
        throw new DomainError('FORBIDDEN');
      },
    });
    await expect(runner.run(notes, 'note-1', write('one'), forbidden)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await close();
  });

  test('beside a hundred others on the same stream loses nothing and numbers without a gap', async () => {
    const runner = await open();
    await Promise.all(Array.from({ length: 100 }, (_, i) => runner.run(notes, 'note-1', write(`n${i}`), context(`c${i}`))));
    const numbers = (await Array.fromAsync(store.readStream('note-1'))).map(({ data }) => data['no']);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    await close();
  });

  test('decides again when another server was faster', async () => {
    const runner = await open();
    const other = new CommandRunner(store, registry, privacy.sealer, clock);
    await runner.run(notes, 'note-1', write('one'), context('a'));
    await other.run(notes, 'note-1', write('two'), context('b'));
    expect(await runner.run(notes, 'note-1', write('three'), context('c'))).toMatchObject({ revision: 2n });
    expect(await textsIn('note-1')).toEqual(['one', 'two', 'three']);
    await close();
  });

  test('that another server recorded a moment ago is answered as it stands, and under another input refused', async () => {
    const runner = await open();
    const [one, two] = [1, 2].map(() => new CommandRunner(store, registry, privacy.sealer, clock, true));
    await one!.run(notes, 'note-1', write('first'), context('a'));
    await two!.run(notes, 'note-1', write('second'), context('b'));
    const { events, position, revision } = await one!.run(notes, 'note-1', write('third'), context('c'));
    expect(await two!.run(notes, 'note-1', write('third'), context('c'))).toMatchObject({ events, position, revision });
    await one!.run(notes, 'note-1', write('fourth'), context('d', 'fourth'));
    await expect(two!.run(notes, 'note-1', write('fifth'), context('d', 'fifth'))).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(await runner.run(notes, 'note-1', write('last'), context('e'))).toMatchObject({ revision: 4n });
    expect(await textsIn('note-1')).toEqual(['first', 'second', 'third', 'fourth', 'last']);
    await close();
  });

  test('at a revision that only another server has seen is recorded, and known when it is repeated', async () => {
    const runner = await open();
    const other = new CommandRunner(store, registry, privacy.sealer, clock);
    await runner.run(notes, 'note-1', write('one'), context('a'));
    await other.run(notes, 'note-1', write('two'), context('b'));
    await other.run(notes, 'note-1', write('three'), context('c', 'c', { ifRevision: 1n }));
    expect(await runner.run(notes, 'note-1', write('three'), context('c', 'c', { ifRevision: 1n }))).toMatchObject({ duplicate: true });
    await other.run(notes, 'note-1', write('four'), context('d'));
    expect(await runner.run(notes, 'note-1', write('five'), context('e', 'e', { ifRevision: 3n }))).toMatchObject({ revision: 4n });
    await close();
  });

  test('is refused only from a state that stands at the head', async () => {
    const runner = await open();
    const other = new CommandRunner(store, registry, privacy.sealer, clock);
    await runner.run(notes, 'note-1', write('one'), context('a'));
    await other.run(notes, 'note-1', write('two'), context('b'));
    await expect(runner.run(notes, 'note-1', { ...write('x'), atMost: 2 }, context('c'))).rejects.toMatchObject({ code: 'TOO_MANY' });
    expect(await runner.run(notes, 'note-1', write('y'), context('d'))).toMatchObject({ revision: 2n });
    await close();
  });

  test('with a revision that has moved on is refused', async () => {
    const runner = await open();
    await runner.run(notes, 'note-1', write('one'), context('a'));
    await expect(runner.run(notes, 'note-1', write('two'), context('b', 'b', { ifRevision: -1n }))).rejects.toMatchObject({
      code: 'REVISION_CHANGED',
      details: { revision: '0' },
    });
    await close();
  });

  test('never gets an earlier time than the last one of its stream, even when the clock jumps back', async () => {
    const runner = await open();
    await runner.run(notes, 'note-1', write('one'), context('a'));
    now -= 3_600_000;
    await runner.run(notes, 'note-1', write('two'), context('b'));
    const times = (await Array.fromAsync(store.readStream('note-1'))).map(({ metadata }) => metadata['recordedAt'] as Instant);
    expect(times).toEqual(['2026-11-22T03:00:00.000Z', '2026-11-22T03:00:00.000Z']);
    await close();
  });

  test('whose text breaks the schema is refused with the path and never the value', async () => {
    const runner = await open();
    const failure = runner.run(notes, 'note-1', write('x'.repeat(51)), context('a'));
    await expect(failure).rejects.toMatchObject({ code: 'CONTRACT_VIOLATED', details: { path: '/text', rule: 'maxLength' } });
    await failure.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain('xxx'));
    await close();
  });
});

test('ids are derived, so that a retry makes the same ones', () => {
  const id = commandIdOf('univ', 'sato', 'a');
  expect(commandIdOf('univ', 'sato', 'a')).toBe(id);
  expect(commandIdOf('univ', 'satoa', '')).not.toBe(id);
  expect(new Set([id, eventIdOf(id, 0), eventIdOf(id, 1), entityIdOf(id, 0)]).size).toBe(4);
});
