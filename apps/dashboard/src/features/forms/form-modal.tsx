import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../api/operations/recording.js';
import type { Outcome, Refusal } from '../../outbox/outbox.js';
import { useDiscard, useRecord } from '../../outbox/outbox-context.js';

interface FormModalProps {
  readonly title: string;
  readonly operation: Recording;
  readonly incidentId?: string | undefined;
  /** The refused entry that this form edits: it goes when the edited one is recorded. */
  readonly replaces?: string | undefined;
  readonly submitLabel?: string;
  /** The input of the mutation. What must be filled in first is said by the fields themselves: `required`, `complaint`. */
  readonly build: () => object;
  readonly onSent?: (outcome: Extract<Outcome, { kind: 'SENT' }>) => void;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A form that records one act through the outbox, and shows a refusal beside what was typed. */
export function FormModal({ title, operation, incidentId, replaces, submitLabel, build, onSent, close, children }: FormModalProps) {
  const { t } = useTranslation();
  const record = useRecord();
  const discard = useDiscard();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const [refusedId, setRefusedId] = useState(replaces);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    if (refusedId) discard(refusedId);
    const outcome = await record(operation, build(), incidentId);
    setBusy(false);
    if (outcome.kind === 'REFUSED') {
      setRefusals(outcome.refusals);
      setRefusedId(outcome.id);
      return;
    }
    if (outcome.kind === 'SENT') onSent?.(outcome);
    close();
  };

  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="lg"
      styles={{ title: { fontWeight: 700 } }}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <form onSubmit={(event) => void submit(event)} data-testid={`form-${operation}`}>
        <Stack gap="sm">
          {refusals.length > 0 && (
            <Alert color="red" role="alert" title={t('form.refused')}>
              {refusals.map(({ code, message }) => (
                <div key={code + message}>{message}</div>
              ))}
            </Alert>
          )}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {submitLabel ?? t('form.record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
