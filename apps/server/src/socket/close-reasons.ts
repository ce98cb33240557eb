/**
 * Why the server closes a socket. Clients of graphql-ws connect again by themselves after 1001, 1012 and 1013 and not after 1003, 1008
 * and 4401; 4429 would fit a slow client, but stops them too.
 */
export const closeReasons = {
  SHUTTING_DOWN: [1001, 'Going away'],
  BINARY_FRAME: [1003, 'Text only'],
  TOO_MANY_MESSAGES: [1008, 'Too many messages'],
  RIGHTS_CHANGED: [1012, 'Rights changed'],
  /** Asks again for everything after the position it has. */
  RESYNC: [1013, 'Resync'],
  UNAVAILABLE: [1013, 'Try again later'],
  NOT_SIGNED_IN: [4401, 'Unauthorized'],
  INTERNAL: [4500, 'Internal server error'],
} as const;

export type CloseReason = keyof typeof closeReasons;
