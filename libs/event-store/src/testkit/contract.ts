import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.js';
import { appendContract } from './append-contract.js';
import { argumentContract } from './argument-contract.js';
import { concurrencyContract } from './concurrency-contract.js';
import { modelContract, type ModelRuns } from './model-contract.js';
import { readContract } from './read-contract.js';
import { subscriptionContract } from './subscription-contract.js';

/** An adapter under test; the kit writes streams with random names only, so that a shared server will do. */
export interface StoreUnderTest {
  readonly store: EventStore;
  dispose(): Promise<void>;
}

/** Where the store under test is found: it exists only once the tests run. */
export type Use = () => EventStore;

/** Where every append crosses a network, fewer of them show the same. */
export interface ContractSize {
  readonly winsEach?: number;
  readonly model?: ModelRuns;
}

/** Every promise of the port (design: event-store.md). An adapter passes all of it, unchanged. */
export function describeEventStoreContract(name: string, open: () => Promise<StoreUnderTest>, size: ContractSize = {}): void {
  describe(`event store contract: ${name}`, () => {
    let opened: StoreUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.dispose());
    const use: Use = () => opened.store;

    argumentContract(use);
    appendContract(use);
    readContract(use);
    subscriptionContract(use);
    concurrencyContract(use, size);
    modelContract(use, size.model);
  });
}
