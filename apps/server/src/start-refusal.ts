import { AccessDenied, CertificateRefused, DeadlineExceeded, EventStoreError, Unavailable } from '#event-store';
import { DomainError } from '#kernel';
import { CheckpointAheadOfLog } from '#projection';
import type { ServerConfig } from './config.js';

const OF_A_PORT = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']);
const OF_A_FOLDER = new Set(['EEXIST', 'EACCES', 'EPERM', 'ENOTDIR', 'EROFS', 'ENOENT', 'ENOSPC']);

/** Why the service does not start, as a coded refusal that names the variable; anything unexpected as it is. */
export function startRefusal(error: unknown, { storage: { data }, port }: ServerConfig): unknown {
  if (error instanceof EventStoreError) return refusalOfLog(error);
  if (error instanceof CheckpointAheadOfLog) return new DomainError('BOARDS_AHEAD_OF_LOG');
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (syscall === 'listen' && OF_A_PORT.has(code)) return new DomainError('PORT_TAKEN', { port });
  return OF_A_FOLDER.has(code) ? new DomainError('DATA_UNUSABLE', { data, reason: code }) : error;
}

function refusalOfLog(error: EventStoreError): DomainError {
  if (error instanceof AccessDenied) return new DomainError('EVENTSTORE_DENIED');
  if (error instanceof CertificateRefused) return new DomainError('EVENTSTORE_CERTIFICATE', { reason: error.reason });
  if (error instanceof Unavailable) return new DomainError('EVENTSTORE_UNREACHABLE', { reason: error.reason });
  if (error instanceof DeadlineExceeded) return new DomainError('EVENTSTORE_UNREACHABLE', { reason: error.message });
  return new DomainError('EVENTSTORE_UNUSABLE', { reason: error.message });
}
