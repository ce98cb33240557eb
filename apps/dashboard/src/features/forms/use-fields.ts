import { useState } from 'react';

/** The fields of a form and a setter for some of them. */
export function useFields<Fields extends object>(initial: Fields): readonly [Fields, (change: Partial<Fields>) => void] {
  const [fields, setFields] = useState(initial);
  return [fields, (change) => setFields((before) => ({ ...before, ...change }))];
}

/** What was typed, or undefined when nothing was: an empty text is not sent. */
export const typed = (text: string | null | undefined): string | undefined => text?.trim() || undefined;
