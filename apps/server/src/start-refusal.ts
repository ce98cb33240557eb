import { EventStoreError } from '#event-store';
import { DomainError } from '#kernel';
import type { ServerConfig } from './config.js';

const OF_A_PORT = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']);
const OF_A_FOLDER = new Set(['EEXIST', 'EACCES', 'EPERM', 'ENOTDIR', 'EROFS', 'ENOENT', 'ENOSPC']);

/** Why the service does not start, as a coded refusal that names the variable; anything unexpected as it is. */
export function startRefusal(error: unknown, config: ServerConfig): unknown {
  if (error instanceof EventStoreError) return new DomainError('DATA_UNUSABLE', { data: config.data, reason: error.message });
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (syscall === 'listen' && OF_A_PORT.has(code)) return new DomainError('PORT_TAKEN', { port: config.port });
  return OF_A_FOLDER.has(code) ? new DomainError('DATA_UNUSABLE', { data: config.data, reason: code }) : error;
}
