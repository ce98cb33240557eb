import { api } from './client.js';
import { CONSENT_TO_ACCOUNT } from './operations/recording.js';
import type { Account } from './types/index.js';

interface ConsentAnswer {
  /** What the server says of its refusal. */
  readonly refused?: string | undefined;
  readonly offline?: boolean;
}

/** Stands by an account as a second person, as it was when its holder was asked; sent again after a lost answer, it changes nothing more. */
export async function consentTo({ member, unchangedSince }: Account): Promise<ConsentAnswer> {
  type Payload = { readonly errors: readonly { readonly message: string }[] };
  const input = { clientCommandId: crypto.randomUUID(), memberId: member.id, unchangedSince };
  const { data, error } = await api.mutation<{ consentToAccount: Payload }>(CONSENT_TO_ACCOUNT, { input }).toPromise();
  return data ? { refused: data.consentToAccount.errors[0]?.message } : { offline: true, refused: error?.graphQLErrors[0]?.message };
}
