import { correctable, type Sayings } from './replaceable.js';
import { useDialogs, type DialogRequest } from './use-dialogs.js';

/** Opens the form that corrects what was `said`, after what is masked of it has been revealed. */
export function useCorrection() {
  const dialogs = useDialogs();
  return <Said extends Sayings>(said: Said, form: (opened: Said) => DialogRequest): void =>
    dialogs.open(
      correctable(said) === 'NOW' ? form(said) : { kind: 'correction', said: () => said, form: (opened) => form(opened as Said) },
    );
}
