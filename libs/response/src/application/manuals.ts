/** Injection token of the manuals that incidents may have been opened under; the first is the one in force. */
export const MANUALS = Symbol('honbu manuals');
