import { conditions } from '#vocabulary';
import type { Certainty, Condition } from '../api/types/index.js';
import { useWords } from '../i18n/words.js';
import { CertaintyMark } from './certainty-mark.js';

const SHAPES: Record<Condition, string> = {
  UNCONFIRMED: '?',
  SAFE: '○',
  INJURED: '△',
  HOSPITALISED: '◇',
  CRITICAL: '▲',
  MISSING: '◎',
  DEAD: '■',
};

/** One of the seven words with its shape, and 推測 when presumed. */
export function ConditionWord({ condition, certainty }: { readonly condition: Condition; readonly certainty?: Certainty }) {
  const { word } = useWords();
  return (
    <span style={{ whiteSpace: 'nowrap', fontWeight: condition === 'SAFE' ? 400 : 700 }}>
      <span aria-hidden>{SHAPES[condition]} </span>
      {word(conditions, condition)} {certainty === 'PRESUMED' && <CertaintyMark certainty="PRESUMED" />}
    </span>
  );
}
