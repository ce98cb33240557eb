import { describe, jest, test } from '@jest/globals';
import { describeEventStoreContract } from '../../libs/event-store/src/testkit/contract.js';
import { engineOf, openUnderTest, url } from './server-under-test.js';

jest.setTimeout(120_000);

if (url === undefined)
  describe('event store contract: a real EventStoreDB', () => {
    test.skip('HONBU_TEST_EVENTSTORE_URL is not set', () => undefined);
  });
else
  describeEventStoreContract(
    'a real EventStoreDB',
    async () => {
      const store = await openUnderTest();
      console.log(`met: ${await engineOf(store)}`);
      return { store, dispose: () => store.close() };
    },
    { winsEach: 4 },
  );
