import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { documentLimits, parseLimits, validationLimits, validationRules, type LimitOptions } from './document-limits.js';
import { selectionLimitRule } from './selection-limit.rule.js';

export type CheckedDocument =
  | { readonly document: DocumentNode; readonly errors: readonly [] }
  | { readonly document?: undefined; readonly errors: readonly GraphQLError[] };

/**
 * Parses and validates within the limits, in the steps, the words and the codes (`GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED`)
 * of Apollo under `apolloLimits`, so that a document is refused in the same way on every transport.
 */
export function checkDocument(schema: GraphQLSchema, source: string, options: LimitOptions): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(source, parseLimits);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
  }
  let errors = validate(schema, document, [...specifiedRules, selectionLimitRule(documentLimits.selections)], validationLimits);
  if (errors.length === 0) errors = validate(schema, document, validationRules(options));
  return errors.length === 0 ? { document, errors: [] } : { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
}

const withCode = (error: GraphQLError, code: string): GraphQLError =>
  // What `hideSuggestions` leaves, Apollo's `hideSchemaDetailsFromClientErrors` cuts off.
  new GraphQLError(error.message.replace(/ ?Did you mean(.+?)\?$/, ''), {
    ...(error.nodes ? { nodes: error.nodes } : { source: error.source, positions: error.positions }),
    originalError: error,
    extensions: { ...error.extensions, code },
  });
