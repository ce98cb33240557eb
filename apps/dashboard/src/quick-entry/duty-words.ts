import { codesOf, duties, type Term } from '#vocabulary';

export type Duty = keyof typeof duties;

const more: Partial<Record<Duty, readonly string[]>> = {
  GOVERNMENT: ['官庁', 'gov'],
  LOGISTICS: ['手配', '渉外'],
  ON_SITE: ['現地', '派遣', 'onsite', 'site'],
  GENERAL_AFFAIRS: ['庶務', '学内', 'general', 'ga'],
};

const plain = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・_-]/g, '');

const byWord: ReadonlyMap<string, Duty> = new Map(
  codesOf(duties).flatMap((duty) => {
    const term: Term = duties[duty];
    return [duty, term.ja, term.en, ...(more[duty] ?? [])].map((word): [string, Duty] => [plain(word), duty]);
  }),
);

/** The duty that a person means by 「家族」, `family`, `FAMILY`, `on-site`…, or undefined. */
export const dutyOfWord = (word: string): Duty | undefined => byWord.get(plain(word).replace(/(担当|班)$/, ''));
