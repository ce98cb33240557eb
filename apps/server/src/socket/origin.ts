import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/**
 * Whether a page of this origin may open a socket: browsers send cookies with a WebSocket to any host, and CORS does not apply.
 * Only pages of the service's own address may; a program that is no browser sends no `Origin` and must bring its own token.
 */
export function isOriginAllowed({ headers, socket }: IncomingMessage, publicUrl: URL | undefined): boolean {
  if (headers.origin === undefined) return /^Bearer ./i.test(headers.authorization ?? '');
  const scheme = socket instanceof TLSSocket ? 'https' : 'http';
  return headers.origin === publicUrl?.origin || headers.origin === `${scheme}://${headers.host}`;
}
