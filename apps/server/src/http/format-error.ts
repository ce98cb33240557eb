import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { edgeErrors, isKnownCode, userErrorOf, type Language } from '#edge';
import { EventStoreError } from '#event-store';
import { DomainError } from '#kernel';

/** An error that nobody expected, without its message: that may quote values. */
export interface Fault {
  readonly error: string;
  readonly at: readonly string[];
}

/** Errors of the request itself, which the client must see to mend it. */
const ofTheRequest = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const ofTheStore: Readonly<Record<string, keyof typeof edgeErrors>> = {
  STORAGE_FULL: 'STORAGE_FULL',
  UNAVAILABLE: 'STORE_UNAVAILABLE',
  DEADLINE_EXCEEDED: 'STORE_UNAVAILABLE',
  NOT_LEADER: 'STORE_UNAVAILABLE',
  OUTCOME_UNKNOWN: 'OUTCOME_UNKNOWN',
  CORRUPT_ROW: 'LOG_DAMAGED',
  LOG_DAMAGED: 'LOG_DAMAGED',
  POSITION_FOREIGN: 'POSITION_FOREIGN',
  POSITION_BEYOND_HEAD: 'POSITION_FOREIGN',
};

/**
 * An error as clients see it, on every transport: a refusal with its code and its wording, an error of the request as it is but without
 * the values it quotes, everything else as `INTERNAL`, told to `onFault`. Never a stack trace.
 */
export function formatError(error: GraphQLError, language: Language, onFault: (fault: Fault) => void): GraphQLFormattedError {
  const refusal = refusalIn(error);
  if (!refusal) {
    const code = codeOf(error);
    if (ofTheRequest.has(code))
      return { ...place(error), message: withoutValues(error.message), extensions: { ...publicExtensions(error), code } };
    onFault(faultOf(error));
  }
  // The caller can do nothing about it, and must not be the only one who knows.
  if (refusal?.code === 'LOG_DAMAGED') onFault(faultOf(error));
  const { code, field, message } = userErrorOf(refusal ?? new DomainError('INTERNAL'), language);
  return { ...place(error), message, extensions: { code, ...(field && { field }) } };
}

const place = (error: GraphQLError): Pick<GraphQLFormattedError, 'locations' | 'path'> => {
  const { locations, path } = error.toJSON();
  return { ...(locations && { locations }), ...(path && { path }) };
};

/** Variables of the wrong type have no code of their own. */
const codeOf = ({ extensions, nodes, path }: GraphQLError): string => {
  if (typeof extensions['code'] === 'string') return extensions['code'];
  return path === undefined && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION ? 'BAD_USER_INPUT' : '';
};

function publicExtensions({ extensions }: GraphQLError): Record<string, unknown> {
  const { validationErrorCode } = extensions;
  return validationErrorCode === undefined ? {} : { validationErrorCode };
}

function causesOf(error: unknown): unknown[] {
  const causes = [error];
  for (let cause = error; cause instanceof GraphQLError && cause.originalError && causes.length < 10;)
    causes.push((cause = cause.originalError));
  return causes;
}

function refusalIn(error: GraphQLError): DomainError | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof DomainError && isKnownCode(cause.code)) return cause;
    const code = cause instanceof EventStoreError ? ofTheStore[cause.code] : undefined;
    if (code) return new DomainError(code);
  }
  return undefined;
}

/** What a log may say of an error. */
export function faultOf(error: unknown): Fault {
  const cause = causesOf(error).at(-1);
  if (!(cause instanceof Error)) return { error: typeof cause, at: [] };
  const code = 'code' in cause && typeof cause.code === 'string' ? ` ${cause.code}` : '';
  const { name, message, stack = '' } = cause;
  return {
    error: `${name}${code}`,
    at: stack
      .slice(stack.indexOf(message) + message.length)
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 8),
  };
}

/** graphql quotes the value of a wrong variable, which may be a name or a diagnosis; the place and the rule are enough. */
function withoutValues(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value /.exec(message)?.[1];
  if (variable === undefined) return message;
  const at = /.* at "([\w.[\]]+)"; /s.exec(message)?.[1] ?? variable;
  const rule =
    /; (Field "\w+" of required type "[\w![\]]+" was not provided|Field "\w+" is not defined by type "\w+"|Expected [\w -]*type "[\w![\]]+")[^;]*$/.exec(
      message,
    )?.[1];
  return `Variable "$${variable}" has an invalid value at "${at}"${rule ? `: ${rule}` : ''}.`;
}
