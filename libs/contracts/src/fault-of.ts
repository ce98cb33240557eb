import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

const checks = new WeakMap<object, ValidateFunction>();

/**
 * The first fault of a document that is checked once, as a policy file is at the start: to make a faster check would take longer than it saves.
 * `strict` throws at a schema that uses a keyword which JSON Schema does not know.
 */
export function faultOf(schema: AnySchemaObject, document: unknown, { strict = false } = {}): ErrorObject | undefined {
  const check = checks.get(schema) ?? new Ajv2020({ strict, validateSchema: false, code: { optimize: false } }).compile(schema);
  checks.set(schema, check);
  return check(document) ? undefined : check.errors![0];
}
