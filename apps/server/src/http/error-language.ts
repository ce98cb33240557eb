import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { EdgeRequest, Language } from '#edge';
import { formatError, type Fault } from './format-error.js';

/** Apollo formats errors without saying for whom; this remembers who asked, so that the wording is in their language. */
export function errorsInLanguage(onFault: (fault: Fault) => void): {
  readonly plugin: ApolloServerPlugin<{ edge: EdgeRequest }>;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
} {
  const languages = new WeakMap<object, Language>();
  return {
    plugin: {
      requestDidStart: () =>
        Promise.resolve({
          didEncounterErrors: ({ errors, contextValue }) => {
            for (const error of errors) languages.set(error, contextValue.edge.language);
            return Promise.resolve();
          },
        }),
    },
    formatError: (_formatted, error) => formatError(error as GraphQLError, languages.get(error as object) ?? 'ja', onFault),
  };
}
