import { VisuallyHidden } from '@mantine/core';
import { observable, useObservable } from './observable.js';

const said = observable({ text: '', serial: 0 });

/** Says something in the polite status line: for those who do not see the list change. */
export const announce = (text: string): void => said.set({ text, serial: said.current.serial + 1 });

export function Announcer() {
  const { text, serial } = useObservable(said);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="announcer">
      <span key={serial}>{text}</span>
    </VisuallyHidden>
  );
}
