import { uuidV5, type Uuid } from '#kernel';
import type { NewEvent } from '#event-store';

export const streams = ['crash-a', 'crash-b', 'crash-c', 'crash-d'];

const namespace = '5f0f9a52-6c1e-4d0c-9b1f-2f7d6a3f1c10' as Uuid;

/** Event n of a stream: the same in every process, so that what a killed one left open can be sent again. */
export const eventAt = (stream: string, n: number): NewEvent => ({
  id: uuidV5(namespace, `${stream}:${n}`),
  type: 'test.crash-written',
  data: { n, text: '記録'.repeat(n % 50) },
  metadata: {},
});

/** Batches of one to three events; which, depends on where they begin. */
export const batchFrom = (stream: string, n: number): NewEvent[] => Array.from({ length: 1 + (n % 3) }, (_, i) => eventAt(stream, n + i));
