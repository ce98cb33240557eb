/** What the quick way leaves to the careful one: `undefined` as a result would be ambiguous, so it is a symbol. */
const leftOver = Symbol('left over');

/**
 * RFC 8785 canonical JSON by one native `JSON.stringify`, over a copy with sorted keys where they are not in order already;
 * undefined for the rare values whose order or spelling the native one gets wrong (keys like numbers, lone surrogates, `toJSON`, NaN, …).
 */
export function quickCanonicalJson(value: unknown): string | undefined {
  const ordered = inOrder(value);
  return ordered === leftOver || ordered === undefined ? undefined : JSON.stringify(ordered);
}

/** The value itself if it is in order. */
function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : leftOver;
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
  if ('toJSON' in items) return leftOver;
  let ordered = items;
  for (let n = 0; n < items.length; n++) {
    const item = inOrder(items[n]);
    if (item === leftOver || item === undefined) return leftOver;
    if (item === items[n]) continue;
    if (ordered === items) ordered = items.slice();
    (ordered as unknown[])[n] = item;
  }
  return ordered;
}

function membersInOrder(members: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(members) || 'toJSON' in members) return leftOver;
  const keys = Object.keys(members);
  let asTheyAre = isSorted(keys);
  if (!asTheyAre) keys.sort();
  const values: unknown[] = [];
  for (const key of keys) {
    // An object keeps keys that look like numbers in front, and `__proto__` is no key of it.
    if (key === '__proto__' || (key >= '0' && key < ':') || !key.isWellFormed()) return leftOver;
    const value = inOrder(members[key]);
    if (value === leftOver) return leftOver;
    if (value !== members[key]) asTheyAre = false;
    values.push(value);
  }
  if (asTheyAre) return members;
  const ordered: Record<string, unknown> = {};
  for (let n = 0; n < keys.length; n++) ordered[keys[n]!] = values[n];
  return ordered;
}

/** Also of a class, as inputs are: its own members are what is written. Dates, maps, boxed values and the like are none. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.prototype.toString.call(value) === '[object Object]';
}

function isSorted(keys: readonly string[]): boolean {
  for (let n = 1; n < keys.length; n++) if (keys[n - 1]! > keys[n]!) return false;
  return true;
}
