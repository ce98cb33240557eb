import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits behind a prefix that secret scanners can find. */
export const newToken = (prefix: 'hb_session' | 'hb_service' | 'hb_setup'): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. It has full entropy, so a plain hash is enough. */
export const tokenHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
