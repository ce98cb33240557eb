import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAt } from '../../app/moment.js';

interface CorrectButtonProps {
  /** What is corrected, for who cannot see what the button stands beside. */
  readonly of: string;
  readonly onClick: () => void;
}

/** 訂正, beside what it corrects; not in a view of the past. */
export function CorrectButton({ of, onClick }: CorrectButtonProps) {
  const { t } = useTranslation();
  if (useAt()) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={onClick} aria-label={`${t('entry.correct')}: ${of}`} data-testid="correct">
      {t('entry.correct')}
    </Button>
  );
}
