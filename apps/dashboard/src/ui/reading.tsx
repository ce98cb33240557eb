import { Alert, Button, Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotAllowed } from './not-allowed.js';

interface ReadingProps<Data> {
  readonly data: Data | null | undefined;
  readonly loading: boolean;
  readonly failure: string | undefined;
  /** What the server said of it. */
  readonly said: string | undefined;
  readonly again: () => void;
  /** Shown below the reason when the server cannot be reached. */
  readonly whenOffline?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** What does not exist, and what the caller has no part in, answer alike. */
const NOT_THERE = /_NOT_FOUND$|^ID_INVALID$/;

/** What a failure means to who reads, by its code and what the server said of it. */
export function useFailureWords(failure: string | undefined, said: string | undefined): string {
  const { t } = useTranslation();
  if (failure === undefined || NOT_THERE.test(failure)) return t('reading.notFound');
  if (failure === 'NETWORK') return t('reading.offline');
  if (failure === 'VIEW_STOPPED') return said ?? t('reading.stopped');
  return t('reading.failed', { code: failure });
}

/**
 * What was read, or why it is not there and what can be done. Data once shown stays while a newer answer fails; that it will not be
 * followed by a newer one is said above it.
 */
export function Reading<Data>({ data, loading, failure, said, again, whenOffline, children }: ReadingProps<Data>) {
  const { t } = useTranslation();
  const words = useFailureWords(failure, said);
  if (loading && !data)
    return (
      <Center p="xl">
        <Loader role="status" aria-label={t('reading.loading')} />
      </Center>
    );
  if (!data && failure === 'FORBIDDEN') return <NotAllowed again={again} />;
  const stopped = failure === 'VIEW_STOPPED';
  // What is shown keeps its place, so that nothing typed in it is lost when the words come or go.
  return (
    <>
      {(!data || stopped) && (
        <Alert color={stopped ? 'orange' : 'gray'} m="md" role={stopped ? 'alert' : 'status'}>
          {words}{' '}
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('reading.again')}
          </Button>
        </Alert>
      )}
      {!data && failure === 'NETWORK' && whenOffline}
      {data && children(data)}
    </>
  );
}
