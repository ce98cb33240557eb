import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { openEventStoreDb, type EventStoreDb } from '#event-store';
import { randomUuid, systemClock } from '#kernel';

/** `esdb://…` of a server or cluster to test against; unset, these tests are skipped. */
export const url = process.env['HONBU_TEST_EVENTSTORE_URL'];

/** Shell commands that make the leader of a cluster go away, where they are given; who runs the cluster brings the node back. */
export const waysToLoseLeader = {
  'is killed': process.env['HONBU_TEST_EVENTSTORE_KILL'],
  'is stopped in order': process.env['HONBU_TEST_EVENTSTORE_STOP'],
  hangs: process.env['HONBU_TEST_EVENTSTORE_HANG'],
};

export const run = promisify(exec);

/** Nothing is written but streams under prefixes like this one. */
export const newPrefix = (): string => `honbu-test-${randomUuid().slice(0, 8)}`;

/** `KurrentDB` is what it is called from version 25 on. */
export async function engineOf(store: EventStoreDb): Promise<string> {
  const version = await store.serverVersion();
  return `${Number.parseInt(version, 10) >= 25 ? 'KurrentDB' : 'EventStoreDB'} ${version}`;
}

export const openUnderTest = (prefix = newPrefix()): Promise<EventStoreDb> =>
  openEventStoreDb({ connectionString: url!, prefix, create: { drill: true, clock: systemClock } });
