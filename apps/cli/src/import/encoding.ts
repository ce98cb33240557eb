import iconv from 'iconv-lite';

export type TableEncoding = 'UTF-8' | 'UTF-16' | 'Shift_JIS';

export interface DecodedTable {
  readonly text: string;
  readonly encoding: TableEncoding;
  /** How we know: a byte order mark, bytes that are valid UTF-8, or the reading with fewer damaged characters. */
  readonly evidence: 'mark' | 'valid' | 'fewest-damaged';
}

/** What the first bytes give away when the file is a workbook and not a table as text. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return start === '504b0304' || start === 'd0cf11e0';
}

/** Text of the file without byte order mark; bytes that are no character in the encoding found become U+FFFD. */
export function decodeTable(bytes: Uint8Array): DecodedTable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = markedEncoding(buffer);
  if (marked) return { text: iconv.decode(buffer, marked.codec).toWellFormed(), encoding: marked.encoding, evidence: 'mark' };
  const unicode = iconv.decode(buffer, 'utf8');
  const damagedUnicode = damaged(unicode);
  if (damagedUnicode === 0) return { text: unicode, encoding: 'UTF-8', evidence: 'valid' };
  const japanese = iconv.decode(buffer, 'cp932');
  return damaged(japanese) < damagedUnicode
    ? { text: japanese, encoding: 'Shift_JIS', evidence: 'fewest-damaged' }
    : { text: unicode, encoding: 'UTF-8', evidence: 'fewest-damaged' };
}

function markedEncoding(buffer: Buffer): { codec: string; encoding: TableEncoding } | undefined {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return { codec: 'utf8', encoding: 'UTF-8' };
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { codec: 'utf16le', encoding: 'UTF-16' };
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return { codec: 'utf16be', encoding: 'UTF-16' };
  return undefined;
}

/** Whether it holds replaced characters, or controls but tab and line breaks, which the record refuses. */
export const isDamaged = (text: string): boolean => /\uFFFD|[^\P{Cc}\t\n\r]/u.test(text);

const damaged = (text: string): number => text.split('\uFFFD').length - 1;
