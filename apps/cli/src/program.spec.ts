import { CommanderError, type Command } from 'commander';
import { describe, expect, test } from '@jest/globals';
import { honbuProgram } from './program.js';

function programSaying(said: string[]): Command {
  return honbuProgram({
    env: {},
    interactive: false,
    out: (text) => said.push(text),
    err: (text) => said.push(text),
    foundFaults: () => {},
  });
}

const levelsOf = (command: Command, above: string[] = []): string[][] => [
  above,
  ...command.commands.flatMap((inner) => levelsOf(inner, [...above, inner.name()])),
];

describe('help', () => {
  test.each(levelsOf(programSaying([])).map((level) => [['honbu', ...level].join(' '), level] as const))(
    'of %s is there in both languages, with the exit codes',
    async (name, level) => {
      const said: string[] = [];
      await expect(programSaying(said).parseAsync([...level, '--help'], { from: 'user' })).rejects.toThrow(CommanderError);
      const help = said.join('');
      expect(help).toContain(`Usage: ${name}`);
      expect(help).toMatch(/[ぁ-んァ-ヶ]/);
      expect(help).toMatch(/69 {2}.*not reachable/);
    },
  );
});
