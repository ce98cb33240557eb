import { createHmac } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { keyOf } from './aead.js';
import type { KeyProvider } from './key-provider.js';

/** Keyed digests: equal inputs meet, and nobody without the root key can try out what an input was. */
export interface Digest {
  /** Of a command's input, to tell a repeat from another input under the same id. 64 hex digits. */
  ofInput(input: unknown): string;
  /** Of an `importKey` within its institution, for the id of the command that records the line. 64 hex digits. */
  ofImportKey(institutionId: string, importKey: string): string;
}

/** The digest under a key derived from the root key, so that it is the same after every restart. */
export async function digestOf(provider: KeyProvider): Promise<Digest> {
  const key = keyOf(await provider.derive('digest'));
  const digest = (purpose: string, value: unknown): string =>
    createHmac('sha256', key)
      .update(`${purpose}\n${canonicalJson(value)}`, 'utf8')
      .digest('hex');
  return {
    ofInput: (input) => digest('input', input),
    ofImportKey: (institutionId, importKey) => digest('import', [institutionId, importKey]),
  };
}
