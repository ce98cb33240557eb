import { expect, it } from '@jest/globals';
import { outboxCipher } from './cipher.js';
import { KnownIncidents, type IncidentStore, type StoredIncident } from './known-incidents.js';

const keyOf = (byte: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

/** What stays on the machine when the page is closed. */
class Machine implements IncidentStore {
  readonly incidents = new Map<string, StoredIncident>();
  get = async (account: string, incidentId: string) => this.incidents.get(`${account} ${incidentId}`);
  list = async (account: string) => [...this.incidents.values()].filter((incident) => incident.account === account);
  put = async (incident: StoredIncident) => void this.incidents.set(`${incident.account} ${incident.incidentId}`, incident);
  remove = async (account: string, incidentId: string) => void this.incidents.delete(`${account} ${incidentId}`);
}

let clock = 0;
const known = async (machine: Machine, account = 'sato', key = 1) =>
  new KnownIncidents({ account, store: machine, cipher: await outboxCipher(keyOf(key)), now: () => ++clock });
const incident = { id: 'lima', title: 'バス事故', zone: 'America/Lima' };

it('knows an incident again after a reload, by its newest title and zone', async () => {
  const machine = new Machine();
  await (await known(machine)).remember(incident);
  await (await known(machine)).remember({ ...incident, title: '観光バス事故' });
  expect(await (await known(machine)).recall('lima')).toEqual({ ...incident, title: '観光バス事故' });
  expect(await (await known(machine)).recall('quito')).toBeUndefined();
});

it('tells nothing to the next account at the same machine, nor to another key', async () => {
  const machine = new Machine();
  await (await known(machine)).remember(incident);
  expect(await (await known(machine, 'tanaka', 2)).recall('lima')).toBeUndefined();
  expect(await (await known(machine, 'sato', 2)).recall('lima')).toBeUndefined();
  const [{ sealed }] = [...machine.incidents.values()] as [StoredIncident];
  expect(new TextDecoder().decode(sealed.data)).not.toContain('Lima');
});

it('keeps the twenty that were seen last', async () => {
  const machine = new Machine();
  const incidents = await known(machine);
  for (let n = 0; n < 21; n++) await incidents.remember({ ...incident, id: `incident-${n}` });
  expect(machine.incidents.size).toBe(20);
  expect(await incidents.recall('incident-0')).toBeUndefined();
  expect(await incidents.recall('incident-20')).toBeDefined();
});
