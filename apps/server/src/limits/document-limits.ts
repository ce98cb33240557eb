import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { NoSchemaIntrospectionCustomRule, type ParseOptions, type ValidationRule } from 'graphql';
import { sizeLimitRule } from './size-limit.rule.js';

/**
 * How large a document may be, on HTTP and on the WebSocket alike, beside the largest that our own screens send (the whole board,
 * the list of incidents). The standard introspection query passes where introspection is on.
 *
 * | bound       | value   | our largest | counts                                                                             |
 * |-------------|---------|-------------|------------------------------------------------------------------------------------|
 * | tokens      | 1,000   | 744         | of the text, before it is parsed: also bounds its nesting                          |
 * | selections  | 2,000   |             | fields, inline fragments and spreads; each fragment again wherever it is spread    |
 * | depth       | 12      | 7           | fields within fields, through fragments                                            |
 * | aliases     | 30      | 0           | of an operation; each fragment again wherever it is spread                         |
 * | directives  | 30      | 0           | of an operation; each fragment again wherever it is spread                         |
 * | root fields | 10      | 2           | of an operation, through fragments                                                 |
 * | cost        | 250,000 | 116,301     | values in the answer: `first` (100 when a variable) or 10 for each list on the way |
 * | errors      | 10      |             | reported for one document                                                          |
 */
export const documentLimits = {
  tokens: 1000,
  selections: 2000,
  depth: 12,
  aliases: 30,
  directives: 30,
  rootFields: 10,
  cost: 250_000,
  errors: 10,
} as const;

export interface LimitOptions {
  /** Whether clients may ask for the schema; off in production. */
  readonly introspection: boolean;
}

/** For `parse` of graphql and `parseOptions` of Apollo: a longer document is a syntax error. */
export const parseLimits = { maxTokens: documentLimits.tokens } as const satisfies ParseOptions;

/** For `validate` of graphql and `validationOptions` of Apollo. */
export const validationLimits = { maxErrors: documentLimits.errors, hideSuggestions: true } as const;

/** Our own rules. They run after those of the specification, on a document that these found valid. */
export const validationRules = ({ introspection }: LimitOptions): ValidationRule[] => [
  sizeLimitRule(documentLimits),
  ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
];

/** The limits as options of Apollo Server, and what else keeps HTTP shut: one operation a request, no stack traces, no form of another site. */
export const apolloLimits = (options: LimitOptions) =>
  ({
    parseOptions: parseLimits,
    validationOptions: validationLimits,
    validationRules: validationRules(options),
    maxRecursiveSelections: documentLimits.selections,
    // Our own rule decides (`validationRules`), so that both transports refuse in the same words.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // A cross-site form or image can neither send this header nor JSON without asking first.
    csrfPrevention: { requestHeaders: ['x-honbu-client'] },
  }) satisfies Partial<ApolloServerOptions<BaseContext>>;
