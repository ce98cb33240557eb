import type { Entry, Protected } from '../../api/types/index.js';

/** What was said, by field: a correction replaces all of it, and would wipe out what is hidden from whoever corrects. */
export type Sayings = Readonly<Record<string, Protected | null | undefined>>;

/** Whether everything is seen (`NOW`), can be once it is revealed (`AFTER_REVEAL`), or stays hidden from this caller (`NEVER`). */
export function correctable(said: Sayings): 'NOW' | 'AFTER_REVEAL' | 'NEVER' {
  const hidden = hiddenIn(said);
  if (hidden.length === 0) return 'NOW';
  return hidden.every(({ ref }) => ref !== null) ? 'AFTER_REVEAL' : 'NEVER';
}

/** The refs that `reveal` must open before all of it is seen. */
export const refsToReveal = (said: Sayings): readonly string[] => hiddenIn(said).flatMap(({ ref }) => ref ?? []);

/** The same with what was revealed, by ref, in place of what was hidden. */
export const withRevealed = <Said extends Sayings>(said: Said, revealed: ReadonlyMap<string, Partial<Protected>>): Said =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      const opened = value?.ref && value.state !== 'OPEN' ? revealed.get(value.ref) : undefined;
      return [name, value && opened ? { ...value, ...opened, state: 'OPEN' } : value];
    }),
  ) as Said;

/** What an entry says, as far as its correction replaces it. */
export const saidBy = ({ text, from, to, informationSource, action, confidential, fiveW }: Entry) => ({
  ...{ text, from, to, informationSource, action, confidential, fiveW },
});

const hiddenIn = (said: Sayings): readonly Protected[] =>
  Object.values(said).filter((value) => value != null && value.state !== 'OPEN') as Protected[];
