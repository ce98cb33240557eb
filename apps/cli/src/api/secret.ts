import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { reject } from '../errors.js';
import type { CommandContext } from '../command-context.js';

/** A secret from the environment, else asked for without showing it. Throws `OPTION_INVALID` where nobody can be asked. */
export async function secretFrom(variable: string, question: string, { env, interactive, language }: CommandContext): Promise<string> {
  const given = env[variable];
  if (given) return given;
  if (!interactive) return reject('OPTION_INVALID', { option: variable, shouldBe: language === 'ja' ? '環境変数' : 'in the environment' });
  process.stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await asking.question('');
  } finally {
    asking.close();
    process.stderr.write('\n');
  }
}
