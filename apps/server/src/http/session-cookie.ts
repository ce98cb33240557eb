import type { FastifyReply } from 'fastify';
import type { SessionCookie } from '#edge';
import { SESSION_HOURS } from '#access';

/** `__Host-` binds the cookie to this host and to https; plain http on loopback cannot have it. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-honbu' : 'honbu');

/** The session token that a request carries: a cookie of a browser, a bearer token of a service. */
export function tokenOf(headers: { authorization?: string | undefined; cookie?: string | undefined }, secure: boolean): string | undefined {
  const bearer = /^Bearer ([\w.-]{10,200})$/.exec(headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const name = cookieName(secure);
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return undefined;
}

/** The session cookie of this answer: HttpOnly, SameSite=Strict. */
export const sessionCookie = (reply: FastifyReply, secure: boolean): SessionCookie => {
  const write = (value: string, seconds: number): void => {
    const cookie = `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
    void reply.header('set-cookie', cookie);
  };
  return { set: (token) => write(token, SESSION_HOURS * 3600), clear: () => write('', 0) };
};
