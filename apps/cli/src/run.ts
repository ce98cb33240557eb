import { CommanderError } from 'commander';
import { DomainError, wordingOf, type ErrorCatalogue } from '#kernel';
import { EventStoreError } from '#event-store';
import { privacyErrors } from '#privacy';
import { configErrors } from '../../server/src/config-errors.js';
import { cliErrors, exitOf } from './errors.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { importErrors } from './import/option-errors.js';
import { languageFrom } from './language.js';
import { honbuProgram, type Streams } from './program.js';
import { refusalOfStore } from './store-refusal.js';

const words: ErrorCatalogue = { ...configErrors, ...privacyErrors, ...importErrors, ...cliErrors };

/** Runs one command line to its end and returns the exit code. */
export async function run(args: readonly string[], streams: Omit<Streams, 'foundFaults'>): Promise<ExitCode> {
  let code: ExitCode = exitCodes.DONE;
  const program = honbuProgram({ ...streams, foundFaults: () => (code = exitCodes.FAULTS) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? exitCodes.DONE : exitCodes.USAGE;
    const known = coded(error);
    streams.err(`honbu: ${wordingOf(words, known, languageFrom(program.opts<{ lang?: string }>().lang, streams.env))} [${known.code}]\n`);
    return exitOf(known.code);
  }
}

/** What went wrong as a coded error: it is said in the caller's words, never with a stack trace. */
function coded(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return error instanceof EventStoreError ? refusalOfStore(error) : new DomainError('INTERNAL', { name: nameOf(error) });
}

/** The name of an unexpected error and its system code; its message may quote what was recorded. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as NodeJS.ErrnoException).code;
  return code ? `${error.name} ${code}` : error.name;
}
