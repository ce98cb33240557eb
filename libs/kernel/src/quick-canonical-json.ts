/** What the quick way leaves to the careful one: `undefined` as a result would be ambiguous, so it is a symbol. */
const leftOver = Symbol('left over');

/**
 * RFC 8785 canonical JSON by one native `JSON.stringify` over a copy with sorted keys; undefined for the rare values whose order
 * or spelling the native one gets wrong (keys like numbers, lone surrogates, `toJSON`, NaN, …).
 */
export function quickCanonicalJson(value: unknown): string | undefined {
  const ordered = inOrder(value);
  if (ordered === leftOver || ordered === undefined) return undefined;
  const text = JSON.stringify(ordered);
  // A lone surrogate is written as \udXXX, and is no JSON by RFC 8785; so may be the text "\ud", which the careful way tells apart.
  return text.includes('\\ud') ? undefined : text;
}

function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : leftOver;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return itemsInOrder(value);
      return membersInOrder(value as Readonly<Record<string, unknown>>);
    default:
      return leftOver;
  }
}

function itemsInOrder(items: readonly unknown[]): unknown {
  const ordered = [];
  for (const item of items) {
    const itemInOrder = inOrder(item);
    if (itemInOrder === leftOver || itemInOrder === undefined) return leftOver;
    ordered.push(itemInOrder);
  }
  return ordered;
}

function membersInOrder(members: Readonly<Record<string, unknown>>): unknown {
  const prototype: unknown = Object.getPrototypeOf(members);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in members) return leftOver;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(members).sort()) {
    // An object keeps keys that look like numbers in front, and `__proto__` is no key of it.
    if (key === '__proto__' || (key >= '0' && key < ':')) return leftOver;
    const member = inOrder(members[key]);
    if (member === leftOver) return leftOver;
    ordered[key] = member;
  }
  return ordered;
}
