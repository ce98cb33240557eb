import { useSyncExternalStore } from 'react';

/** One value that screens watch. */
export interface Observable<Value> {
  readonly current: Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

export function observable<Value>(initial: Value): Observable<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get current() {
      return current;
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The current value; the component renders again when it changes. */
export const useObservable = <Value>(source: Observable<Value>): Value => useSyncExternalStore(source.subscribe, () => source.current);
