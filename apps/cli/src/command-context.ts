import { wordingOf, DomainError, type Wording } from '#kernel';
import type { Language } from './language.js';

/** What every command has at hand: the caller's language and where to say things. */
export interface CommandContext {
  readonly language: Language;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a person watches: then progress may be drawn over itself. */
  readonly interactive: boolean;
  /** The result, on standard output. */
  print(line: string): void;
  /** Progress and complaints, on standard error. */
  note(line: string): void;
  /** Done, but not all of it: the exit code will say so. */
  foundFaults(): void;
}

/** The words in the caller's language, `{name}` filled in. */
export const said = (
  { language }: Pick<CommandContext, 'language'>,
  wording: Wording,
  details: Readonly<Record<string, string | number>> = {},
): string => wordingOf({ SAID: wording }, new DomainError('SAID', details), language);
