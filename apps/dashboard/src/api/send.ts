import type { Send } from '../outbox/outbox.js';
import { api } from './client.js';
import { heard } from './connection.js';
import { recordings, type Recording } from './operations/recording.js';
import { lastWritten } from './written.js';

interface Payload {
  readonly position?: string | null;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly field?: readonly string[] | null }[];
}

/** Answers that say nothing about the entry itself: it waits. */
const WAIT_CODES = new Set([
  'NOT_SIGNED_IN',
  'PASSWORD_CHANGE_REQUIRED',
  'TOO_MANY_REQUESTS',
  'STORE_UNAVAILABLE',
  'STORAGE_FULL',
  'VAULT_UNREACHABLE',
  'OUTCOME_UNKNOWN',
  'CONTENDED',
  'READ_MODEL_BEHIND',
]);
/** Answers that the same entry will get again. */
const REFUSAL_CODES = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'FORBIDDEN']);

/** Sends one act over HTTP and says what became of it. */
export const sendRecording: Send = async (operation, input) => {
  const { data, error } = await api.mutation<Record<string, Payload>>(recordings[operation as Recording], { input }).toPromise();
  const payload = data?.[operation];
  if (payload) {
    heard();
    if (payload.errors.some(({ code }) => WAIT_CODES.has(code))) return { kind: 'UNREACHABLE' };
    if (payload.errors.length > 0) return { kind: 'REFUSED', refusals: payload.errors };
    const position = payload.position ?? undefined;
    if (position) lastWritten.set(position);
    return { kind: 'SENT', position, payload: payload as unknown as Record<string, unknown> };
  }
  const refusal = error?.graphQLErrors[0];
  if (!refusal) return { kind: 'UNREACHABLE' };
  const code = String(refusal.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
  if (WAIT_CODES.has(code)) return { kind: 'UNREACHABLE' };
  if (REFUSAL_CODES.has(code)) return { kind: 'REFUSED', refusals: [{ code, message: refusal.message }] };
  return { kind: 'FAULT', code };
};
