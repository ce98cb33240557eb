import { terms } from '#vocabulary';

/** How a sealed value is shown. `KEY_MISSING` is a fault, `REDACTED` an erasure as it should be. */
export const protectedStates = terms({
  OPEN: ['表示', 'Shown'],
  MASKED: ['伏せ字', 'Masked'],
  HIDDEN: ['非表示', 'Hidden'],
  REDACTED: ['消去済', 'Erased'],
  KEY_MISSING: ['鍵なし', 'Key missing'],
});
export type ProtectedState = keyof typeof protectedStates;

export interface Shown {
  readonly state: ProtectedState;
  /** The value when `OPEN`, its mask when `MASKED`. */
  readonly value?: unknown;
  /** What `reveal` takes, where the policy lets this caller reveal it for a reason. */
  readonly ref?: string;
}
