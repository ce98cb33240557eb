import type { Wording } from '#kernel';

export type Language = keyof Wording;

/** `--lang`, else what the terminal is set to; Japanese only where it says so. */
export function languageFrom(option: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (option === 'ja' || option === 'en') return option;
  const set = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return set.startsWith('ja') ? 'ja' : 'en';
}
