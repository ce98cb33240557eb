import { useEffect } from 'react';
import { useObservable } from '../../app/observable.js';
import { composing } from '../../quick-entry/composing.js';
import { preferences } from '../../settings/preferences.js';
import { CommandMenu } from './command-menu.js';
import { KeySheet } from './key-sheet.js';
import { commandMenu, keySheet } from './open-state.js';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const focusField = (id: string): boolean => {
  const field = document.getElementById(id);
  field?.focus();
  return field !== null;
};

/** What each single key does; true when it did something. */
const singleKeys: Record<string, () => boolean> = {
  n: () => focusField('quick-entry'),
  '/': () => focusField('search'),
  '?': () => {
    keySheet.set(true);
    return true;
  },
};

/** Keys that work everywhere; none while an input method composes, no single one while something is being typed. */
export function Commands() {
  const { singleKeys: enabled } = useObservable(preferences);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (composing(event)) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        commandMenu.set(true);
        return;
      }
      if (!enabled || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (singleKeys[event.key.toLowerCase()]?.()) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [enabled]);
  return (
    <>
      <CommandMenu />
      <KeySheet />
    </>
  );
}
