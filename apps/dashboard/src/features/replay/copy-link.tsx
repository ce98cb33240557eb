import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAt } from '../../app/moment.js';
import { theServerClock } from '../../clock/server-clock.js';

/** A link to exactly this view at this moment. */
export function CopyLink() {
  const { t } = useTranslation();
  const at = useAt();
  const link = () => {
    const address = new URL(location.href);
    address.searchParams.set('at', at ?? new Date(theServerClock.now()).toISOString());
    return address.href;
  };
  return (
    <CopyButton value={link()}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? t('replay.copied') : t('replay.copyLink')}
        </Button>
      )}
    </CopyButton>
  );
}
