import { Alert, Button, Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ReadingProps<Data> {
  readonly data: Data | null | undefined;
  readonly loading: boolean;
  readonly failure: string | undefined;
  readonly again: () => void;
  /** Shown below the reason when the server cannot be reached. */
  readonly whenOffline?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** What does not exist, and what the caller has no part in, answer alike. */
const NOT_THERE = /_NOT_FOUND$|^ID_INVALID$/;

/** What was read, or why it is not there and what can be done. Data once shown stays while a newer answer fails. */
export function Reading<Data>({ data, loading, failure, again, whenOffline, children }: ReadingProps<Data>) {
  const { t } = useTranslation();
  if (data) return children(data);
  if (loading)
    return (
      <Center p="xl">
        <Loader role="status" aria-label={t('reading.loading')} />
      </Center>
    );
  const message =
    failure === undefined || NOT_THERE.test(failure)
      ? t('reading.notFound')
      : failure === 'NETWORK'
        ? t('reading.offline')
        : failure === 'VIEW_STOPPED'
          ? t('reading.stopped')
          : t('reading.failed', { code: failure });
  return (
    <>
      <Alert color="gray" m="md" role="status">
        {message}{' '}
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('reading.again')}
        </Button>
      </Alert>
      {failure === 'NETWORK' && whenOffline}
    </>
  );
}
