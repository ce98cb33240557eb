/** The embedded store takes fewer characters in a name than a server does: `_` and two hex digits stand for any other byte. */
export function embeddedName(serverName: string): string {
  const escaped = Buffer.from(serverName)
    .toString('latin1')
    .replace(/[^A-Za-z0-9.-]/g, (byte) => `_${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `s${escaped}`;
}

export function serverName(embedded: string): string {
  const bytes = embedded.slice(1).replace(/_([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
