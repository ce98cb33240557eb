import { useDebouncedValue } from '@mantine/hooks';
import { SEARCH } from '../../api/operations/reading.js';
import type { Connection, Entry } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';

/** What a search has found; `failure` is a code, as of `useRead`. */
export interface Found {
  readonly lines: readonly Entry[];
  readonly total: number;
  readonly failure: string | undefined;
}

/** The most that the server gives for one search. */
const FIRST = 50;

/** Lines of the incident that contain `text`, newest first; undefined while nothing is searched for or the answer is awaited. */
export function useSearchResults(incidentId: string, text: string): Found | undefined {
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data, loading, failure } = useRead<{ search: Connection<Entry> }>(
    SEARCH,
    asked ? { incidentId, text: asked, first: FIRST } : undefined,
  );
  if (!asked || loading) return undefined;
  return { lines: data?.search.nodes ?? [], total: data?.search.totalCount ?? 0, failure };
}
