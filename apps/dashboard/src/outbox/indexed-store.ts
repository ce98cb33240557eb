import { openDB, type DBSchema } from 'idb';
import type { OutboxStore, StoredEntry } from './store.js';

interface OutboxDatabase extends DBSchema {
  entries: { key: string; value: StoredEntry; indexes: { account: string } };
}

/** The outbox in this browser's IndexedDB. */
export function indexedStore(): OutboxStore {
  const database = openDB<OutboxDatabase>('honbu-outbox', 1, {
    upgrade: (db) => void db.createObjectStore('entries', { keyPath: 'id' }).createIndex('account', 'account'),
  });
  return {
    list: async (account) => (await database).getAllFromIndex('entries', 'account', account),
    has: async (id) => (await (await database).getKey('entries', id)) !== undefined,
    put: async (entry) => void (await (await database).put('entries', entry)),
    remove: async (id) => void (await (await database).delete('entries', id)),
  };
}
