import { idsIn } from '#edge';
import type { Position } from '#event-store';
import { randomUuid, systemClock, type Uuid } from '#kernel';
import type { House } from './house.js';

/** A record of a version that this program does not know, as a newer server on the same log writes it. */
export async function writtenByNewer(
  { server }: House,
  kind: 'incident' | 'expenses',
  incidentId: string,
  type: string,
): Promise<Position> {
  const [incident] = idsIn('Incident', incidentId) as [Uuid];
  const id = randomUuid();
  const metadata = {
    institutionId: 'university',
    incidentId: incident,
    schemaVersion: 99,
    recordedAt: systemClock.now(),
    commandId: id,
    inputDigest: '',
  };
  const event = { id, type, data: { much: 'new' }, metadata };
  return (await server.core.store.append(`${kind}-${incident}`, [event], { expected: 'any' })).position;
}
