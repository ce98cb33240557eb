import { readFileSync } from 'node:fs';
import { expect, it, test } from '@jest/globals';
import {
  CorruptRow,
  DeadlineExceeded,
  InvalidArgument,
  LogDamaged,
  LogUnusable,
  StorageFull,
  StreamDeleted,
  Unavailable,
  WriterPresent,
} from '#event-store';
import { fileReason, logReason } from './start-reasons.js';

const ENGLISH = /(?!honbu )\b[a-z]{2,} [a-z]{2,}/;

it.each([
  new Unavailable('no server answers there (127.0.0.1:2113)'),
  new Unavailable('no answer within 4000 ms (a.example:2113, b.example:2113)'),
  new Unavailable('the log is just being made or brought up to date'),
  new DeadlineExceeded(15_000),
  new LogUnusable('/data/log.sqlite', 'its schema 9 is newer than this program’s (3)'),
  new InvalidArgument('connectionString', 'a certificate or key file cannot be used'),
  new CorruptRow(7),
  new LogDamaged('malformed'),
  new StorageFull(),
  new StreamDeleted('incident-1'),
  new WriterPresent('/data/log.sqlite'),
])('%s is said in Japanese too', (error) => {
  const { ja, en } = logReason(error);
  expect(en).not.toBe('');
  expect(ja).toMatch(/\p{Script=Hiragana}/u);
  expect(ja).not.toMatch(ENGLISH);
});

test('the server that was asked stays in the words', () => {
  expect(logReason(new Unavailable('no connection (esdb.example:2113)')).ja).toBe('つながりません (esdb.example:2113)');
});

test('every reason that the connection to a log server can give has Japanese words', () => {
  const source = readFileSync(new URL('../../../libs/event-store/src/eventstoredb/failures.ts', import.meta.url), 'utf8');
  const reasons = [...source.matchAll(/(?:CallFailure\('[a-z-]+', |\? |: |return |late', )(['`])([a-z][^'`]* [^'`]*)\1/g)].map(
    ([, , reason]) => reason!.replace('${milliseconds}', '4000'),
  );
  expect(reasons.length).toBeGreaterThan(10);
  const unsaid = new Set(['no reason given', 'access denied', 'user or password are wrong']);
  const english = reasons.filter((said) => !unsaid.has(said) && ENGLISH.test(logReason(new Unavailable(said)).ja));
  expect(english).toEqual([]);
});

test('a fault of the file system is said in words and by its code', () => {
  expect(fileReason('ENOSPC')).toEqual({ ja: 'ディスクに空きがありません: ENOSPC', en: 'the disk is full: ENOSPC' });
  expect(fileReason('ERR_ANYTHING')).toBeUndefined();
});
