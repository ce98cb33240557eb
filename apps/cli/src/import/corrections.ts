import { normalised } from '#written';
import { numberOf } from './identity.js';

/** What a line says about being a correction. */
export type CorrectionClaim = { readonly no: string } | 'without number' | undefined;

const REFERENCE = '(?:no\\.? ?|#)(\\d{1,6}(?:-\\d{1,4})?)';
const IN_TEXT = [
  new RegExp(`^[【\\[(]? ?${REFERENCE} ?(?:の|を|は)? ?訂正`, 'i'),
  new RegExp(`^[【\\[(]? ?訂正 ?[】\\])]? ?[:(]? ?${REFERENCE}(?!\\d)`, 'i'),
  new RegExp(`^[\\[(]? ?(?:correction (?:of|to)|corrects) ${REFERENCE}(?!\\d)`, 'i'),
];
const UNNUMBERED = /^(?:[【[(] ?訂正 ?[】\])]|訂正(?: ?:|します| ?$)|[[(]? ?correction ?[\])]? ?:)/i;

/**
 * Reads a correction from its column, or from a text that begins with it and names the `No` (`No.12訂正`). Nothing else
 * is taken for one: which line a bare 「訂正:」 means is not guessed.
 */
export function correctionIn(column: string, text: string): CorrectionClaim {
  const cell = normalised(column);
  if (cell !== '') {
    const no = /\d/.test(cell) ? numberOf(cell.replace(/ ?(?:の|を)?(?:訂正|修正)$/, '')) : undefined;
    return no ? { no } : /^(?:-|×|無|なし|no)$/i.test(cell) ? undefined : 'without number';
  }
  const start = normalised(text).slice(0, 60);
  for (const pattern of IN_TEXT) {
    const no = pattern.exec(start)?.[1];
    if (no) return { no: numberOf(no)! };
  }
  return UNNUMBERED.test(start) ? 'without number' : undefined;
}
