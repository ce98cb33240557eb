declare const sealed: unique symbol;

/**
 * A personal value (class 2–4) that deciders, folds and read models carry and cannot look into: it has no accessor.
 * Only `privacy` makes and opens one (security.md).
 */
export interface Sealed<T> {
  readonly [sealed]: T;
}
