import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { timesConnected } from '../../api/connection.js';
import { SEARCH } from '../../api/operations/reading.js';
import type { Entry } from '../../api/types/index.js';
import { usePages } from '../../api/use-pages.js';
import type { Fresh } from '../../api/use-read.js';
import { lastWritten } from '../../api/written.js';
import { useIncident } from '../../app/incident-context.js';
import { useObservable } from '../../app/observable.js';

/** What a search has found, as far as it is shown; `failure` and `said` as of `usePages`. */
export interface Found {
  readonly lines: readonly Entry[];
  readonly total: number;
  /** Shows more of them; undefined when all are shown. */
  readonly more: (() => void) | undefined;
  readonly failure: string | undefined;
  readonly said: string | undefined;
}

/** Lines of the incident that contain `text`, newest first; undefined while nothing is searched for or the answer is awaited. */
export function useSearchResults(incidentId: string, text: string): Found | undefined {
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { nodes, total, more, isAnswer, loading, failure, said } = usePages<Entry>(
    'search',
    SEARCH,
    asked ? { incidentId, text: asked } : undefined,
    useFreshSearch(),
  );
  if (!asked) return undefined;
  if (isAnswer) return { lines: nodes ?? [], total, more, failure, said };
  return failure && !loading ? { lines: [], total: 0, more: undefined, failure, said } : undefined;
}

/**
 * A new object whenever this page has written, something was erased, or the connection came back. Not with each push: every search reads the whole
 * chronology.
 */
function useFreshSearch(): Fresh {
  const { erasures } = useIncident();
  const atLeast = useObservable(lastWritten);
  const connections = useObservable(timesConnected);
  return useMemo(() => ({ atLeast, erasures }), [atLeast, erasures, connections]);
}
