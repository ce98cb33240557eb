import { certainties } from '#vocabulary';
import type { Certainty } from '../api/types/index.js';
import { useWords } from '../i18n/words.js';

/** 推測 (dashed) or 確認. */
export function CertaintyMark({ certainty }: { readonly certainty: Certainty }) {
  const { word } = useWords();
  return (
    <span className="mark" data-kind={certainty === 'PRESUMED' ? 'presumed' : 'confirmed'}>
      {word(certainties, certainty)}
    </span>
  );
}
