import { expect, test } from '@jest/globals';
import type { Sight } from '#access';
import { randomUuid } from '#kernel';
import type { EdgeRequest } from '../request.js';
import { SharedPush } from './shared-push.js';

const incident = randomUuid();
const sight = (...relations: string[]): Sight => ({ relations }) as unknown as Sight;
const auditors = sight('role:AUDITOR');

interface Asking {
  readonly recordedReads?: boolean;
  /** What the reader is in the incident by then. */
  readonly now?: Sight;
  readonly erasures?: { applied: number };
}

/** A subscriber's request, as far as a push asks it. */
const request = (reader: string, { recordedReads = false, now = auditors, erasures = { applied: 0 } }: Asking = {}): EdgeRequest =>
  ({
    reader,
    recordedReads,
    caller: { institutionId: 'minato' },
    core: { privacy: { erasures } },
    sight: async () => now,
    seeing: (of: string, as: Sight) => ({ reader, recordedReads, of, as }),
  }) as unknown as EdgeRequest;

/** Answers with who asked, and keeps who was answered. */
function answering(): { answered: string[]; execute: (edge: EdgeRequest) => Promise<{ data: { reader: string } }> } {
  const answered: string[] = [];
  const execute = async (edge: EdgeRequest) => {
    const { reader } = edge as unknown as { reader: string };
    answered.push(reader);
    await Promise.resolve();
    return { data: { reader } };
  };
  return { answered, execute };
}

test('those who ask the same are given one answer, worked out once', async () => {
  const push = new SharedPush({}, incident, auditors);
  const { answered, execute } = answering();
  const answers = await Promise.all(['a', 'b', 'c'].map((reader) => push.answer('same', request(reader), execute)));
  answers.push(await push.answer('same', request('late'), execute));
  expect(answers.map((answer) => answer?.result.data)).toEqual(Array.from({ length: 4 }, () => ({ reader: 'a' })));
  expect(answered).toEqual(['a']);
});

test('those who ask something else are answered by themselves', async () => {
  const push = new SharedPush({}, incident, auditors);
  const { answered, execute } = answering();
  await Promise.all([push.answer('one', request('a'), execute), push.answer('other', request('b'), execute)]);
  expect(answered).toEqual(['a', 'b']);
});

test('an answer that stands in the ledger of reads is given to nobody else: each reader has their own', async () => {
  const push = new SharedPush({}, incident, auditors);
  const { answered, execute } = answering();
  const answers = await Promise.all(['a', 'b'].map((reader) => push.answer('same', request(reader, { recordedReads: true }), execute)));
  expect(answers.map((answer) => answer?.result.data)).toEqual([{ reader: 'a' }, { reader: 'b' }]);
  expect(answered).toEqual(['a', 'b']);
});

test('it is answered with the rights that it was rendered for, not with those that the first reader has by then', async () => {
  let seen: unknown;
  await new SharedPush({}, incident, auditors).answer('same', request('a'), async (edge) => {
    seen = edge;
    return {};
  });
  expect(seen).toMatchObject({ of: incident, as: auditors });
});

test('whoever is something else in the incident by then is given nothing of it', async () => {
  const push = new SharedPush({}, incident, auditors);
  const { answered, execute } = answering();
  expect(await push.answer('same', request('a', { now: sight('role:MEMBER') }), execute)).toBeUndefined();
  expect(answered).toEqual([]);
});

test('what was opened before an erasure is given to nobody after it', async () => {
  const push = new SharedPush({}, incident, auditors);
  const { answered, execute } = answering();
  const erasures = { applied: 0 };
  await push.answer('same', request('a', { erasures }), execute);
  erasures.applied++;
  await push.answer('same', request('b', { erasures }), execute);
  expect(answered).toEqual(['a', 'b']);
});
