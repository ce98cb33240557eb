import type { EventStoreError } from '#event-store';
import { DomainError } from '#kernel';

/** What a store refuses, as the command line says it. */
export function refusalOfStore(error: EventStoreError): DomainError {
  if (error.code === 'WRITER_PRESENT') return new DomainError('SERVICE_RUNNING');
  if (error.code === 'LOG_NOT_FOUND') return new DomainError('NO_RECORD', { folder: (error as EventStoreError & { path: string }).path });
  return new DomainError('LOG_REFUSED', { reason: error.message });
}
