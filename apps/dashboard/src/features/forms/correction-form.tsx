import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTRY_BY_ID } from '../../api/operations/reading.js';
import { reveal } from '../../api/reveal.js';
import type { Entry, Protected } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { Reading } from '../../ui/reading.js';
import { correctable, refsToReveal, withRevealed, type Sayings } from './replaceable.js';
import { useDialogs, type DialogProps, type DialogRequest } from './use-dialogs.js';

/** Gathers all that a correction replaces: reads the line, reveals what is masked for one reason, then opens the form with it. */
export interface CorrectionRequest {
  readonly kind: 'correction';
  /** The line of the chronology, where what is shown of it is not all that was said. */
  readonly lineId?: string;
  readonly said: (line: Entry | undefined) => Sayings;
  readonly form: (opened: Sayings, line: Entry | undefined) => DialogRequest;
}

export default function CorrectionForm({ request, close }: DialogProps<CorrectionRequest>) {
  const { t } = useTranslation();
  const { lineId } = request;
  const read = useRead<{ node: Entry | null }>(ENTRY_BY_ID, lineId ? { id: lineId } : undefined);
  const line = read.data?.node ?? undefined;
  return (
    <Modal opened onClose={close} title={t('entry.correct')} closeButtonProps={{ 'aria-label': t('form.close') }}>
      {lineId ? (
        <Reading {...read} data={line}>
          {(found) => <Gathered request={request} line={found} />}
        </Reading>
      ) : (
        <Gathered request={request} line={undefined} />
      )}
    </Modal>
  );
}

function Gathered({ request, line }: { readonly request: CorrectionRequest; readonly line: Entry | undefined }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const said = request.said(line);
  const can = correctable(said);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const proceed = (opened: Sayings) => dialogs.open(request.form(opened, line));
  useEffect(() => {
    if (can === 'NOW') proceed(said);
    // Once, as soon as everything is seen.
  }, [can]);
  if (can === 'NOW') return null;
  if (can === 'NEVER') return <Text size="sm">{t('correction.hidden')}</Text>;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const revealed = new Map<string, Partial<Protected>>();
    for (const ref of refsToReveal(said)) {
      const answer = await reveal(ref, reason);
      if (!answer.revealed) return setFailure(answer.refused ?? (answer.offline ? t('reading.offline') : t('reveal.failed')));
      revealed.set(ref, answer.revealed);
    }
    proceed(withRevealed(said, revealed));
  };
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="form-correction-reveal">
      <Stack>
        <Text size="sm">{t('correction.revealFirst')}</Text>
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
  );
}
