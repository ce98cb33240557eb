import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { configFrom } from '../../apps/server/src/config.js';

const docker = fileURLToPath(new URL('../../docker/', import.meta.url));
const openssl = spawnSync('openssl', ['version']).status === 0;
const withOpenssl = openssl ? describe : describe.skip;
if (!openssl) process.stderr.write('docker/certificates.sh is not tested: there is no openssl on this machine\n');

withOpenssl('certificates and passwords', () => {
  const folder = mkdtempSync(join(tmpdir(), 'honbu-secrets-'));
  const run = (script: string, ...args: string[]): string =>
    execFileSync(join(docker, script), args, { env: { ...process.env, SECRETS: folder }, encoding: 'utf8' });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  let first: string;

  beforeAll(() => {
    first = run('certificates.sh', 'honbu.example.ac.jp') + run('passwords.sh');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  describe.each(['compose.embedded.yml', 'compose.eventstore.yml', 'compose.cluster.yml'])('of %s', (file) => {
    const { services, secrets } = parse(readFileSync(join(docker, file), 'utf8'), { merge: true }) as {
      services: Record<string, { build?: object; environment: Record<string, string> }>;
      secrets: Record<string, { file: string }>;
    };

    test('are all there', () => {
      const missing = Object.values(secrets).filter((secret) => !existsSync(join(folder, basename(secret.file))));
      expect(missing).toEqual([]);
    });

    test('and the settings beside them are taken by the server', () => {
      const ours = Object.values(services).filter(({ build }) => build);
      for (const { environment } of ours) {
        // What is mounted inside, as it stands outside.
        const inside = Object.entries(environment).map(([name, value]) => [
          name,
          value.replaceAll('/run/secrets', folder).replace(/^\/key(?=\/)/, folder),
        ]);
        const config = configFrom({
          ...(Object.fromEntries(inside) as Record<string, string>),
          HONBU_PUBLIC_URL: 'https://honbu.example.ac.jp',
          HONBU_INSTITUTION: 'university',
          HONBU_HOST: '0.0.0.0',
        });
        const isElsewhere = 'HONBU_EVENTSTORE' in environment;
        expect(config.storage.eventStore.includes(read('eventstore-password').trim())).toBe(isElsewhere);
        expect(config.storage.vault.includes(read('vault-password').trim())).toBe(isElsewhere);
      }
    });
  });

  test.each([
    ['honbu', 'honbu.example.ac.jp'],
    ['postgres', 'postgres'],
    ['eventstore', 'eventstore'],
    ['eventstore-1', 'eventstore-1'],
    ['eventstore-3', 'eventstore-3'],
  ])('%s is certified for %s by the own authority', (name, host) => {
    const authority = new X509Certificate(read('ca.crt'));
    const certificate = new X509Certificate(read(`${name}.crt`));
    expect(authority.ca).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkHost(host)).toBe(host);
    expect(certificate.checkHost('elsewhere.example')).toBeUndefined();
    expect(Date.parse(certificate.validTo) - Date.now()).toBeLessThan(398 * 86_400_000);
  });

  test('stay when they are made again, but for a name that changed', () => {
    const before = read('eventstore-1.crt');
    expect(first).not.toContain('kept');
    expect(run('certificates.sh', 'honbu.example.ac.jp') + run('passwords.sh')).not.toContain('made');
    expect(run('certificates.sh', 'other.example.ac.jp').match(/^made .*$/gm)).toEqual(['made honbu']);
    expect(new X509Certificate(read('honbu.crt')).checkHost('other.example.ac.jp')).toBeDefined();
    expect(read('eventstore-1.crt')).toBe(before);
  });

  test('are closed to others on the machine', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'ca.key')).mode & 0o077).toBe(0);
  });
});
