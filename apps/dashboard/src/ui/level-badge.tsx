import { useTranslation } from 'react-i18next';
import type { Certainty } from '../api/types/index.js';
import { CertaintyMark } from './certainty-mark.js';

const SHAPES = ['◌', '○', '◆', '▲'];

/** 「対応レベル3」 by word, shape and colour, never a bare number (experience.md, rules 2 and 10). */
export function LevelBadge({ level, certainty }: { readonly level: number; readonly certainty?: Certainty | undefined }) {
  const { t } = useTranslation();
  return (
    <span className="level" data-level={level} data-testid="level-badge">
      <span aria-hidden>{SHAPES[level] ?? SHAPES[0]}</span>
      {level === 0 ? t('level.none') : t('level.named', { level })}
      {certainty === 'PRESUMED' && <CertaintyMark certainty="PRESUMED" />}
    </span>
  );
}
