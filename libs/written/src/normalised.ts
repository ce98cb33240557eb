/** Signs that CP932 and Unicode tables write differently for the same key on a Japanese keyboard. */
const TWINS: Readonly<Record<string, string>> = { '〜': '~', '−': '-', '‖': '∥', '‐': '-', '‑': '-', '–': '-', '—': '-', '―': '-' };

/** NFKC, wave dashes and hyphens made one, blanks collapsed, ends trimmed: the form in which cells are compared and understood. */
export const normalised = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[〜−‖‐‑–—―]/g, (sign) => TWINS[sign]!)
    .replace(/\s+/g, ' ')
    .trim();

const DITTO = /^(?:[〃々]|"|''|′′|仝|同|同上|上に同じ|同前|ditto|do\.|\/\/)$/i;

/** Whether the cell says "as above": 〃, 同上, ditto. */
export const isDitto = (cell: string): boolean => DITTO.test(normalised(cell));
