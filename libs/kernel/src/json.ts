import canonicalize from 'canonicalize';
import { quickCanonicalJson } from './quick-canonical-json.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** RFC 8785 canonical JSON: the same value gives the same bytes. */
export function canonicalJson(value: unknown): string {
  const text = quickCanonicalJson(value) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('not JSON');
  return text;
}
