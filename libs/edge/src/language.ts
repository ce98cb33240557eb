import type { Wording } from '#kernel';

export type Language = keyof Wording;

/** The first of Japanese and English that an `Accept-Language` header names; Japanese when it names neither. */
export function languageOf(header: string | undefined): Language {
  for (const range of (header ?? '').split(',')) {
    const tag = range.trim().slice(0, 2).toLowerCase();
    if (tag === 'ja' || tag === 'en') return tag;
  }
  return 'ja';
}
