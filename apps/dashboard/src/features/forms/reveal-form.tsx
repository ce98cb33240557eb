import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reveal, type Revealed } from '../../api/reveal.js';
import type { DialogProps } from './use-dialogs.js';

/** Opens one masked value for a reason; the ledger of reads has it first. Shown here only, and gone when this closes. */
export interface RevealRequest {
  readonly kind: 'reveal';
  readonly ref: string;
}

export default function RevealForm({ request, close }: DialogProps<RevealRequest>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [revealed, setRevealed] = useState<Revealed>();
  const [failure, setFailure] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await reveal(request.ref, reason);
    if (answer.revealed) setRevealed(answer.revealed);
    else setFailure(answer.refused ?? (answer.offline ? t('reading.offline') : t('reveal.failed')));
  };

  return (
    <Modal opened onClose={close} title={t('reveal.title')} closeButtonProps={{ 'aria-label': t('form.close') }}>
      {revealed ? (
        <Stack>
          <Text style={{ whiteSpace: 'pre-wrap' }} data-testid="revealed">
            {linesOf(revealed).join('\n')}
          </Text>
          <Button onClick={close}>{t('form.close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <Text size="sm">{t('reveal.hint')}</Text>
            {failure && (
              <Alert color="red" role="alert">
                {failure}
              </Alert>
            )}
            <TextInput
              label={t('reveal.reason')}
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
            <Group justify="flex-end">
              <Button type="submit">{t('protected.reveal')}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

const linesOf = ({ text, texts, fiveW, guardians }: Revealed): readonly string[] => [
  ...(text ? [text] : []),
  ...(texts ?? []),
  ...Object.values(fiveW ?? {}).filter((value) => value !== null),
  ...(guardians ?? []).map(({ name, relation, phone, email }) => [name, relation, phone, email].filter(Boolean).join(' ')),
];
