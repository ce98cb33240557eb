import { api } from './client.js';
import { REVEAL } from './operations/recording.js';
import type { FiveW, Guardian } from './types/index.js';

export interface Revealed {
  readonly text: string | null;
  readonly texts: readonly string[] | null;
  readonly fiveW: FiveW | null;
  readonly guardians: readonly Guardian[] | null;
}
interface RevealAnswer {
  readonly revealed?: Revealed;
  /** What the server says of its refusal. */
  readonly refused?: string | undefined;
  readonly offline?: boolean;
}

/** Opens one masked value for a reason; the ledger of reads has it first. */
export async function reveal(ref: string, reason: string): Promise<RevealAnswer> {
  type Payload = Revealed & { readonly errors: readonly { readonly message: string }[] };
  const { data, error } = await api.mutation<{ reveal: Payload }>(REVEAL, { input: { ref, reason } }).toPromise();
  if (!data) return { offline: error?.networkError !== undefined };
  const { errors, text, texts, fiveW, guardians } = data.reveal;
  return errors[0] ? { refused: errors[0].message } : { revealed: { text, texts, fiveW, guardians } };
}
