import { Alert, Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** An address that is none of ours. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Alert color="gray" m="md" role="status">
      {t('reading.notFound')}{' '}
      <Anchor component={Link} to="/" inherit underline="always">
        {t('incidents.title')}
      </Anchor>
    </Alert>
  );
}

/** A screen that failed of itself. What stands around it goes on, and what is unsent is kept. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <Alert color="gray" m="md" role="alert">
      {t('reading.broken')}{' '}
      <Button size="compact-sm" variant="default" onClick={() => globalThis.location.reload()}>
        {t('reading.again')}
      </Button>
    </Alert>
  );
}
