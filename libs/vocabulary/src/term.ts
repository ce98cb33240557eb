/** The words of one code in both languages. */
export interface Term {
  readonly ja: string;
  readonly en: string;
}

/** A closed list of codes with their words: the one place that event schemas, GraphQL enums, imports and screens read. */
export type Terms<Code extends string> = Readonly<Record<Code, Term>>;

export const terms = <const T extends Record<string, readonly [ja: string, en: string]>>(list: T): Terms<keyof T & string> =>
  Object.fromEntries(Object.entries(list).map(([code, [ja, en]]) => [code, { ja, en }])) as Terms<keyof T & string>;

export const codesOf = <Code extends string>(list: Terms<Code>): Code[] => Object.keys(list) as Code[];
