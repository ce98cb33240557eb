import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { House } from '../api/support/house.js';
import type { Found } from '../api/support/member.js';

let house: House | undefined;
afterEach(() => house?.close());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The codes that wrong passwords at logins of their own get, asked through what says it forwards for somebody. */
async function guesses(port: number, count: number, forwardedFor: (n: number) => string): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < count; n++) {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-honbu-client': 'test', 'x-forwarded-for': forwardedFor(n) },
      body: JSON.stringify({
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code } } }',
        variables: { input: { login: `login-${forwardedFor(n)}-${n}`, password: 'not the password' } },
      }),
    });
    codes.push(((await answer.json()) as Found).data.signIn.errors[0].code);
  }
  return codes;
}

const refusedAfter = (codes: string[]): number => codes.indexOf('SIGN_IN_THROTTLED');

test('guesses at many logins from one address are slowed down, whoever they say they ask for', async () => {
  const port = await freePort();
  house = await House.open({ HONBU_PORT: String(port) });
  expect(refusedAfter(await guesses(port, 51, (n) => `198.51.100.${n}`))).toBe(50);
}, 120_000);

test('behind the proxy the address counts that the proxy saw, not one that was sent along', async () => {
  const port = await freePort();
  house = await House.open({ HONBU_PORT: String(port), HONBU_PUBLIC_URL: 'https://honbu.example.ac.jp' });
  expect(refusedAfter(await guesses(port, 51, (n) => `203.0.113.${n}, 198.51.100.7`))).toBe(50);
  expect(await guesses(port, 1, () => '198.51.100.7, 198.51.100.8')).toEqual(['SIGN_IN_FAILED']);
}, 120_000);
