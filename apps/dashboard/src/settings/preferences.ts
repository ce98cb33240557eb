import { observable } from '../app/observable.js';

export type Language = 'ja' | 'en';

/** What this person chose on this machine; nothing personal. */
export interface Preferences {
  readonly language: Language;
  /** Single-key shortcuts can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const KEY = 'honbu.preferences';

function stored(): Preferences {
  const fallback: Preferences = { language: navigator.language.startsWith('ja') ? 'ja' : 'en', singleKeys: true };
  try {
    return { ...fallback, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return fallback;
  }
}

export const preferences = observable<Preferences>(stored());

export function prefer(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.current, ...change });
  localStorage.setItem(KEY, JSON.stringify(preferences.current));
}

/** The language that somebody writes in whose screen is in it, as the API names it. */
export const languageInUse = (): 'JA' | 'EN' => (preferences.current.language === 'ja' ? 'JA' : 'EN');
