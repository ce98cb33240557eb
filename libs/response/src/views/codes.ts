import type * as vocabulary from '#vocabulary';

type Lists = typeof vocabulary;

/** The codes of one list of the vocabulary: `CodeOf<'duties'>` is `'PR' | 'GOVERNMENT' | …`. */
export type CodeOf<List extends keyof Lists> = Lists[List] extends vocabulary.Terms<infer Code> ? Code : never;
