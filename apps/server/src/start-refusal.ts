import { resolve, sep } from 'node:path';
import { AccessDenied, CertificateRefused, DeadlineExceeded, EventStoreError, Unavailable } from '#event-store';
import { DomainError } from '#kernel';
import { CheckpointAheadOfLog } from '#projection';
import type { ServerConfig } from './config.js';
import { fileReason, logReason } from './start-reasons.js';
import type { Storage } from './storage.js';

const OF_A_PORT = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']);

/** Why the service does not start, as a coded refusal that names the variable; anything unexpected as it is. */
export function startRefusal(error: unknown, { storage, port }: ServerConfig): unknown {
  if (error instanceof EventStoreError) return refusalOfLog(error);
  if (error instanceof CheckpointAheadOfLog) return new DomainError('BOARDS_AHEAD_OF_LOG');
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (syscall === 'listen' && OF_A_PORT.has(code)) return new DomainError('PORT_TAKEN', { port });
  const reason = fileReason(code);
  if (!reason) return error;
  const variable = path === undefined ? undefined : elsewhere(path, storage);
  return variable
    ? new DomainError('FILE_UNUSABLE', { variable, reason })
    : new DomainError('DATA_UNUSABLE', { data: storage.data, reason });
}

/** The variable that put a file elsewhere than in the data folder: the file itself, one beside it, or a folder on the way to it. */
function elsewhere(path: string, { data, eventStore, vault, keyFile }: Storage): string | undefined {
  const at = resolve(path);
  const inFolder = (file: string, folder: string): boolean => `${file}${sep}`.startsWith(`${folder}${sep}`);
  const places = Object.entries({ HONBU_EVENTSTORE: eventStore, HONBU_VAULT: vault, HONBU_KEY_FILE: keyFile })
    .map(([variable, place]) => ({ variable, file: resolve(place.replace(/^sqlite:/, '')) }))
    .filter(({ file }) => !inFolder(file, resolve(data)));
  const named = places.find(({ file }) => at.startsWith(file) && /^([.-].*)?$/.test(at.slice(file.length)));
  if (named) return named.variable;
  return inFolder(resolve(data), at) ? undefined : places.find(({ file }) => inFolder(file, at))?.variable;
}

function refusalOfLog(error: EventStoreError): DomainError {
  const reason = logReason(error);
  if (error instanceof AccessDenied) return refusalOfUser(error);
  if (error instanceof CertificateRefused) return new DomainError('EVENTSTORE_CERTIFICATE', { reason });
  if (error instanceof Unavailable || error instanceof DeadlineExceeded) return new DomainError('EVENTSTORE_UNREACHABLE', { reason });
  return new DomainError('EVENTSTORE_UNUSABLE', { reason });
}

function refusalOfUser({ lacking }: AccessDenied): DomainError {
  if (!lacking) return new DomainError('EVENTSTORE_DENIED');
  const { right, stream } = lacking;
  return new DomainError(right === 'read' ? 'EVENTSTORE_READ_DENIED' : 'EVENTSTORE_WRITE_DENIED', { stream });
}
