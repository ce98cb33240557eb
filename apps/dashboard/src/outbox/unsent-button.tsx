import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useUnsent } from './outbox-context.js';
import { UnsentList } from './unsent-list.js';

/** 未送信 and 要確認, only when there are any. */
export function UnsentButton() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const unsent = useUnsent();
  const refused = unsent.filter(({ state }) => state === 'REFUSED').length;
  const waiting = unsent.length - refused;
  return (
    <>
      {unsent.length > 0 && (
        <Button size="compact-sm" color={refused > 0 ? 'red' : 'yellow'} onClick={open} data-testid="unsent">
          {waiting > 0 && t('outbox.waiting', { count: waiting })} {refused > 0 && t('outbox.toReview', { count: refused })}
        </Button>
      )}
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        title={t('outbox.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('form.close') }}
      >
        <UnsentList entries={unsent} onEdit={close} />
      </Drawer>
    </>
  );
}
