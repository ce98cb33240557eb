import { describe, expect, jest, test } from '@jest/globals';
import { honbu, honbuProcess, scratch } from './running-honbu.js';

jest.setTimeout(60_000);

describe('exit codes', () => {
  test('are 2 for what the command line does not know', async () => {
    for (const wrong of [['nonsense'], ['import', 'chronology'], ['verify', '--nonsense'], ['rebuild'], ['--lang', 'fr', 'verify']])
      expect(await honbu(...wrong)).toMatchObject({ code: 2 });
  });

  test('are those of the process, which says failures without a stack trace', async () => {
    expect(await honbuProcess('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage: honbu') });
    expect(await honbuProcess('nonsense')).toMatchObject({ code: 2 });
    const { code, err } = await honbuProcess('verify', '--data', '/nowhere/honbu');
    expect(code).toBe(69);
    expect(err).toMatch(/^honbu: .*\[NO_RECORD\]\n$/);
  });

  test('are 69 where no server and no record is', async () => {
    const folder = scratch();
    expect(await honbu('verify', '--data', folder.path)).toMatchObject({ code: 69, err: expect.stringContaining('[NO_RECORD]') });
    expect(await honbu('user', 'list', '--url', 'http://127.0.0.1:9', '--token', 'x')).toMatchObject({
      code: 69,
      err: expect.stringContaining('[SERVER_UNREACHABLE]'),
    });
    folder.remove();
  });

  test('are 2 for a secret over plain http to another machine', async () => {
    expect(await honbu('user', 'list', '--url', 'http://honbu.example', '--token', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[URL_UNPROTECTED]'),
    });
  });
});

test('failures are said in the language asked for', async () => {
  const { err } = await honbu('--lang', 'ja', 'verify', '--data', '/nowhere/honbu');
  expect(err).toContain('記録がありません');
});
