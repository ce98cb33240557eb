import { useTranslation } from 'react-i18next';
import { dispatchStatuses } from '#vocabulary';
import { useWords } from '../../i18n/words.js';
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
