/** What kind of value is shown masked: decides how much of its shape stays. */
export type MaskKind = 'name' | 'phone' | 'email' | 'number' | 'text';

const HIDDEN = '＊＊＊＊';
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * What someone sees of a value that they may not see: 佐藤花子 → `佐*`, 090-1234-5678 → `090-****-5678`, an address → `a***@…`.
 * Free text, and anything too short to hide within itself, shows nothing, not even its length.
 */
export function maskValue(kind: MaskKind, value: string): string {
  switch (kind) {
    case 'name':
      return maskName(value.trim());
    case 'phone':
      return maskPhone(value);
    case 'email':
      return maskEmail(value.trim());
    case 'number':
      return value.trim().length >= 6 ? `****${value.trim().slice(-2)}` : '****';
    case 'text':
      return HIDDEN;
  }
}

function maskName(name: string): string {
  const segments = [...graphemes.segment(name)];
  return segments.length < 2 ? HIDDEN : `${segments[0]!.segment}*`;
}

function maskPhone(value: string): string {
  const text = value.normalize('NFKC');
  const digits = text.replace(/\D/g, '');
  if (digits.length < 10) return '****';
  const plus = text.trimStart().startsWith('+');
  return `${plus ? `+${digits.slice(0, 2)}` : digits.slice(0, 3)}-****-${digits.slice(-4)}`;
}

function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 2 ? HIDDEN : `${address[0]}***@…`;
}
