import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dispositions, duties as dutyTerms } from '#vocabulary';
import { useDialogs } from '../features/forms/use-dialogs.js';
import { useWords } from '../i18n/words.js';
import { Clock } from '../ui/clocks.js';
import { Empty } from '../ui/empty.js';
import { UrgentMark } from '../ui/urgent-mark.js';
import { useActWords } from './act-words.js';
import { dialogToEdit } from './dialog-to-edit.js';
import { useDiscard } from './outbox-context.js';
import type { OutboxEntry } from './outbox.js';
import { handlingOf, wordsOf } from './words-of.js';

/** What has not reached the server, and what it refused, with what can be done about it. */
export function UnsentList({ entries, onEdit }: { readonly entries: readonly OutboxEntry[]; readonly onEdit?: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      {entries.length === 0 && <Empty>{t('outbox.empty')}</Empty>}
      {entries.map((entry) => (
        <Unsent key={entry.id} entry={entry} onEdit={onEdit} />
      ))}
    </Stack>
  );
}

function Unsent({ entry, onEdit }: { readonly entry: OutboxEntry; readonly onEdit: (() => void) | undefined }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const discard = useDiscard();
  const actWords = useActWords();
  const { word } = useWords();
  const edit = dialogToEdit(entry);
  const { urgent, disposition, duties } = handlingOf(entry.input);
  const whose = disposition === 'HQ' ? [word(dispositions, disposition)] : duties.map((duty) => word(dutyTerms, duty));
  return (
    <Paper withBorder p="sm" data-testid={`outbox-${entry.state}`}>
      <Group gap="xs">
        <span className="mark" data-kind={entry.state === 'REFUSED' ? 'urgent' : 'presumed'}>
          {entry.state === 'REFUSED' ? t('outbox.review') : t('outbox.unsent')}
        </span>
        <Text size="sm" c="dimmed">
          <Clock instant={entry.enteredAt} seconds /> {actWords(entry.operation)}
        </Text>
      </Group>
      <Text style={{ whiteSpace: 'pre-wrap' }}>
        {urgent && <UrgentMark />} {wordsOf(entry.input)}
      </Text>
      {whose.length > 0 && (
        <Text size="sm" c="dimmed">
          {whose.join('・')}
        </Text>
      )}
      {entry.state === 'REFUSED' && (
        <>
          <Alert color="red" my="xs">
            {entry.refusals.map(({ code, message }) => (
              <div key={code}>
                {message} <small>({code})</small>
              </div>
            ))}
          </Alert>
          <Group gap="xs">
            {edit && (
              <Button
                size="compact-sm"
                onClick={() => {
                  onEdit?.();
                  dialogs.open(edit);
                }}
              >
                {t('outbox.edit')}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => discard(entry.id)}>
              {t('outbox.discard')}
            </Button>
          </Group>
        </>
      )}
    </Paper>
  );
}
