/** Language of words, as the API names it: kana or kanji make it Japanese. No words at all are Japanese too, as the API takes it. */
export const writtenIn = (words: string): 'JA' | 'EN' =>
  words.trim() && !/[\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Han}]/u.test(words) ? 'EN' : 'JA';
