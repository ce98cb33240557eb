import { hash } from 'node:crypto';

/**
 * The bytes of one event as every proof sees them: the RFC 8785 canonical JSON, in UTF-8, of
 * `{"data":…,"id":"…","metadata":…,"revision":n,"stream":"…","type":"…"}`. `data` and `metadata` must be canonical already,
 * as they are stored, so that nothing is canonicalised again on reading.
 */
export const leafText = (stream: string, revision: number | bigint, id: string, type: string, data: string, metadata: string): string =>
  `{"data":${data},"id":"${id}","metadata":${metadata},"revision":${revision},"stream":"${stream}","type":${JSON.stringify(type)}}`;

/** SHA-256 of `leafText`, 64 hex digits. Whoever holds an event can recompute it with a JSON library and nothing of this project. */
export const leafOf = (stream: string, revision: number | bigint, id: string, type: string, data: string, metadata: string): string =>
  hash('sha256', leafText(stream, revision, id, type, data, metadata));
