import { CommanderError } from 'commander';
import { DomainError, wordingOf, type ErrorCatalogue } from '#kernel';
import { EventStoreError } from '#event-store';
import { privacyErrors } from '#privacy';
import { configErrors } from '../../server/src/config.js';
import { cliErrors, exitOf } from './errors.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { importErrors } from './import/option-errors.js';
import { languageFrom, type Language } from './language.js';
import { honbuProgram } from './program.js';
import { refusalOfStore } from './store-refusal.js';

const words: ErrorCatalogue = { ...configErrors, ...privacyErrors, ...importErrors, ...cliErrors };

// A reader that leaves early (`honbu … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = honbuProgram({
  env: process.env,
  interactive: process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  foundFaults: () => (process.exitCode = exitCodes.FAULTS),
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = answerTo(error, languageFrom(program.opts<{ lang?: string }>().lang, process.env));
}

/** Says a failure in the caller's words, never with a stack trace, and returns the exit code. */
function answerTo(error: unknown, language: Language): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? exitCodes.DONE : exitCodes.USAGE;
  const known =
    error instanceof DomainError
      ? error
      : error instanceof EventStoreError
        ? refusalOfStore(error)
        : new DomainError('INTERNAL', { name: nameOf(error) });
  process.stderr.write(`honbu: ${wordingOf(words, known, language)} [${known.code}]\n`);
  return exitOf(known.code);
}

/** The name of an unexpected error and its system code; its message may quote what was recorded. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as NodeJS.ErrnoException).code;
  return code ? `${error.name} ${code}` : error.name;
}
