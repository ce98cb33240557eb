import { useTranslation } from 'react-i18next';
import { dispatchKinds, dispatchStatuses } from '#vocabulary';
import type { DispatchKind, Protected } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { openText } from '../../ui/protected-text.js';
import type { Step } from './next-steps.js';

/** What a step is called where it is taken: an act of somebody, or what happened on the way. */
export function useStepWords(): (step: Step) => string {
  const { t } = useTranslation();
  const { word } = useWords();
  const acts: Partial<Record<Step, string>> = {
    APPROVED: t('dispatch.approve'),
    REFUSED: t('dispatch.refuse'),
    CANCELLED: t('dispatch.cancel'),
  };
  return (step) => acts[step] ?? word(dispatchStatuses, step);
}

/** What a dispatch is called where a step of it is taken: its kind, and its purpose if that may be seen. */
export function useDispatchName(): (kind: DispatchKind, purpose: Protected | null) => string {
  const { word } = useWords();
  return (kind, purpose) => `${word(dispatchKinds, kind)} ${openText(purpose, '')}`.trim();
}
