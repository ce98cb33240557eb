import { Client, fetchExchange, mapExchange } from 'urql';
import { observable } from '../app/observable.js';
import { preferences } from '../settings/preferences.js';

/** Counts the answers that said the session has ended. */
export const sessionEnded = observable(0);

/** Queries and mutations over HTTP. Nothing is cached: answers of the API never outlive the screen that asked. */
export const api = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'network-only',
  exchanges: [
    mapExchange({
      onError: ({ graphQLErrors }) => {
        if (graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_SIGNED_IN')) sessionEnded.set(sessionEnded.current + 1);
      },
    }),
    fetchExchange,
  ],
  fetchOptions: () => ({
    credentials: 'same-origin',
    headers: { 'x-honbu-client': 'dashboard', 'accept-language': preferences.current.language },
  }),
});
