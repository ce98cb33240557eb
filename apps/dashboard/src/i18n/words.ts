import { useTranslation } from 'react-i18next';
import { codesOf, type Terms } from '#vocabulary';
import type { LocalText } from '../api/types/index.js';
import type { Language } from '../settings/preferences.js';

export interface Words {
  readonly language: Language;
  /** The word of a code in the language on screen; empty for none. */
  word<Code extends string>(list: Terms<Code>, code: Code | null | undefined): string;
  /** Every code of a list as the options of a select. */
  options<Code extends string>(list: Terms<Code>): { value: Code; label: string }[];
  /** A text that comes in both languages. */
  local(text: LocalText): string;
}

export function useWords(): Words {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ja';
  return {
    language,
    word: (list, code) => (code ? (list[code]?.[language] ?? code) : ''),
    options: (list) => codesOf(list).map((code) => ({ value: code, label: list[code][language] })),
    local: (text) => text[language],
  };
}
