import type { FastifyInstance } from 'fastify';
import { isSecure, type ServerConfig } from '../config.js';

/** Everything from here, nothing from elsewhere: it must work with no internet. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/** The same headers on every answer (OWASP ASVS 5.0, 3.4), worked out once. Personal data is in no cache but the browser's memory. */
export function addSecurityHeaders(server: FastifyInstance, config: ServerConfig): void {
  const headers = {
    'content-security-policy': contentPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    ...(isSecure(config) && { 'strict-transport-security': 'max-age=31536000' }),
  };
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
