import { api } from './client.js';
import { CONSENT_TO_ACCOUNT } from './operations/recording.js';

interface ConsentAnswer {
  /** What the server says of its refusal. */
  readonly refused?: string | undefined;
  readonly offline?: boolean;
}

/** Stands by an account as a second person; sent again after a lost answer, it changes nothing more. */
export async function consentTo(memberId: string): Promise<ConsentAnswer> {
  type Payload = { readonly errors: readonly { readonly message: string }[] };
  const input = { clientCommandId: crypto.randomUUID(), memberId };
  const { data, error } = await api.mutation<{ consentToAccount: Payload }>(CONSENT_TO_ACCOUNT, { input }).toPromise();
  return data ? { refused: data.consentToAccount.errors[0]?.message } : { offline: true, refused: error?.graphQLErrors[0]?.message };
}
