import type { Choice } from '../../api/types/index.js';
import { ProtectedReason } from '../../ui/protected-text.js';

/** What a decision chose, below what it was about; masked like it. */
export function EntryChoice({ choice, struck }: { readonly choice: Choice | null; readonly struck: boolean }) {
  if (!choice) return null;
  const { options, chosen } = choice;
  return (
    <span className={struck ? 'struck' : undefined} data-testid="choice">
      {' → '}
      {options.texts ? options.texts[chosen] : <ProtectedReason state={options.state} />}
    </span>
  );
}
