import { openDB, type DBSchema } from 'idb';
import type { IncidentStore, StoredIncident } from './known-incidents.js';

interface IncidentDatabase extends DBSchema {
  incidents: { key: [string, string]; value: StoredIncident; indexes: { account: string } };
}

/** Known incidents in this browser's IndexedDB; a database of their own, so that no open page holds up the outbox. */
export function indexedIncidents(): IncidentStore {
  const database = openDB<IncidentDatabase>('honbu-incidents', 1, {
    upgrade: (db) => void db.createObjectStore('incidents', { keyPath: ['account', 'incidentId'] }).createIndex('account', 'account'),
  });
  return {
    get: async (account, incidentId) => (await database).get('incidents', [account, incidentId]),
    list: async (account) => (await database).getAllFromIndex('incidents', 'account', account),
    put: async (incident) => void (await (await database).put('incidents', incident)),
    remove: async (account, incidentId) => void (await (await database).delete('incidents', [account, incidentId])),
  };
}
