import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Protected, ProtectedState } from '../api/types/index.js';
import { useDialogs } from '../features/forms/use-dialogs.js';

/** Why a value is not there, in words: a fault and an erasure are told apart. */
export function ProtectedReason({ state }: { readonly state: ProtectedState }) {
  const { t } = useTranslation();
  if (state === 'REDACTED')
    return (
      <Text span c="dimmed" fs="italic" inherit>
        {t('protected.redacted')}
      </Text>
    );
  if (state === 'KEY_MISSING')
    return (
      <Text span c="red" inherit>
        {t('protected.keyMissing')}
      </Text>
    );
  return (
    <Text span c="dimmed" inherit>
      {t('protected.hidden')}
    </Text>
  );
}

/** A personal value as this person may see it; a masked one can be opened with a reason. */
export function ProtectedText({ value, struck = false }: { readonly value: Protected | null; readonly struck?: boolean }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  if (!value) return null;
  const { ref } = value;
  return (
    <span className={struck ? 'struck' : undefined} style={{ whiteSpace: 'pre-wrap' }}>
      {value.text ?? (value.state === 'OPEN' ? '' : <ProtectedReason state={value.state} />)}
      {value.state !== 'OPEN' && ref && (
        <Button size="compact-xs" variant="default" ml={6} onClick={() => dialogs.open({ kind: 'reveal', ref })}>
          {t('protected.reveal')}
        </Button>
      )}
    </span>
  );
}

/** Whether its keys were destroyed: nothing can be said under them any more. */
export const isErased = (value: Protected | null): boolean => value?.state === 'REDACTED';

/** The text of a value where only words fit (titles, options); a placeholder where it may not be seen. */
export const openText = (value: Protected | null | undefined, placeholder = '―'): string => value?.text ?? placeholder;
