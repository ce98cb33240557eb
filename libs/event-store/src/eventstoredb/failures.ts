import { status, type Metadata } from '@grpc/grpc-js';
import {
  AccessDenied,
  CertificateRefused,
  DeadlineExceeded,
  EventStoreError,
  InvalidArgument,
  MaxAppendSizeExceeded,
  NotLeader,
  StreamDeleted,
  StreamNotFound,
  Unavailable,
} from '../errors.js';

/**
 * What a failed call means:
 * `refused`: nothing was done, it can be tried again; `lost`: it may have been done; `misdirected`: another node leads;
 * all others are answers, and trying again changes nothing.
 */
export type FailureKind =
  'refused' | 'lost' | 'misdirected' | 'late' | 'credentials' | 'right' | 'certificate' | 'deleted' | 'not-found' | 'too-large' | 'invalid';

/** A failed call, sorted; `reason` holds nothing of the data. */
export class CallFailure extends Error {
  /** The connection is of no use any more, or there never was one. */
  readonly disconnected: boolean;
  readonly leader: string | undefined;
  /** Bytes that the server takes, where a batch was too large for it. */
  readonly limit: number | undefined;

  constructor(
    readonly kind: FailureKind,
    readonly reason: string,
    options: { cause?: unknown; disconnected?: boolean; leader?: string; limit?: number } = {},
  ) {
    super(reason, { cause: options.cause });
    this.disconnected = options.disconnected ?? false;
    this.leader = options.leader;
    this.limit = options.limit;
  }

  get passing(): boolean {
    return this.kind === 'refused' || this.kind === 'lost' || this.kind === 'misdirected' || this.kind === 'late';
  }
}

/** Nothing came back in time. A half-open connection looks like that, so it is not used again. */
export const noAnswerWithin = (milliseconds: number): CallFailure =>
  new CallFailure('lost', `no answer within ${milliseconds} ms`, { disconnected: true });

/** No connection could be had in time: nothing was sent. Discovery goes on, so that a slow one succeeds at a later try. */
export const noConnectionWithin = (milliseconds: number): CallFailure => new CallFailure('late', `no connection within ${milliseconds} ms`);

const kindsByException: Readonly<Record<string, FailureKind>> = {
  'not-leader': 'misdirected',
  'stream-not-found': 'not-found',
  'stream-deleted': 'deleted',
  'access-denied': 'right',
  'maximum-append-size-exceeded': 'too-large',
};

/** Sorts whatever a call threw: by the exception that the server names, then by code; errors without either never reached a server. */
export function callFailureOf(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  const { code, details, metadata } = error as { code?: unknown; details?: string; metadata?: Metadata };
  const text = details ?? (error instanceof Error ? error.message : 'no reason given');
  if (code === status.UNAUTHENTICATED) return new CallFailure('credentials', 'user or password are wrong', { cause: error });
  const named = kindsByException[trailer(metadata, 'exception') ?? ''];
  if (named === 'misdirected') {
    const [host, port] = [trailer(metadata, 'leader-endpoint-host'), trailer(metadata, 'leader-endpoint-port')];
    if (!host || !port) return new CallFailure('refused', 'the cluster has no leader', { cause: error, disconnected: true });
    return new CallFailure(named, 'another node leads', { cause: error, leader: `${host}:${port}` });
  }
  if (named === 'too-large')
    return new CallFailure(named, named, { cause: error, limit: Number(trailer(metadata, 'maximum-append-size')) });
  if (named) return new CallFailure(named, named, { cause: error });
  switch (code) {
    case status.PERMISSION_DENIED:
      return new CallFailure('right', 'access denied', { cause: error });
    case status.INVALID_ARGUMENT:
      return new CallFailure('invalid', 'the server takes an argument for invalid', { cause: error });
    case status.UNAVAILABLE:
      if (isCertificate(text)) return new CallFailure('certificate', certificateReason(text), { cause: error, disconnected: true });
      return new CallFailure(wasNeverSent(text) ? 'refused' : 'lost', unavailableReason(text), { cause: error, disconnected: true });
    case status.UNKNOWN:
      if (text.includes('No leader info'))
        return new CallFailure('refused', 'the cluster has no leader', { cause: error, disconnected: true });
      return new CallFailure('lost', 'the server failed', { cause: error });
    case status.DEADLINE_EXCEEDED:
      return new CallFailure('lost', 'no answer in time', { cause: error, disconnected: true });
    case undefined:
      return new CallFailure('refused', text.startsWith('Failed to discover') ? 'no node of the cluster answers' : 'no connection', {
        cause: error,
        disconnected: true,
      });
    default:
      return new CallFailure('lost', status[code as number] ?? 'the call failed', { cause: error });
  }
}

/** The port's error for a failure that is not tried again (any more) after `patience` milliseconds; `size` of the batch, where one was sent. */
export function portErrorOf(failure: CallFailure, stream: string, patience: number, size?: number): EventStoreError {
  const options = { cause: failure };
  switch (failure.kind) {
    case 'credentials':
      return new AccessDenied(undefined, options);
    case 'right':
      return new AccessDenied({ right: size === undefined ? 'read' : 'write', stream }, options);
    case 'certificate':
      return new CertificateRefused(failure.reason, options);
    case 'deleted':
      return new StreamDeleted(stream);
    case 'not-found':
      return new StreamNotFound(stream);
    case 'misdirected':
      return new NotLeader(failure.leader);
    case 'late':
      return new DeadlineExceeded(patience);
    case 'too-large':
      return new MaxAppendSizeExceeded(size ?? 0, failure.limit ?? 0);
    case 'invalid':
      return new InvalidArgument('request', failure.reason, options);
    default:
      return new Unavailable(failure.reason, options);
  }
}

const trailer = (metadata: Metadata | undefined, name: string): string | undefined => metadata?.get(name)[0]?.toString();

const isCertificate = (text: string): boolean =>
  /certificate|CERT_|altnames|SSL routines|wrong version number|packet length too long/i.test(text);

function certificateReason(text: string): string {
  if (/altnames/i.test(text))
    return 'the certificate of the server is for another name (is its address in the connection string the one it names?)';
  return /wrong version number|packet length|SSL routines/i.test(text)
    ? 'the server does not speak TLS as asked for (tls=false in the connection string?)'
    : 'the certificate of the server is not trusted (tlsCAFile in the connection string?)';
}

/** Said before a call is put on the wire, or by a server that did not take it. */
const wasNeverSent = (text: string): boolean =>
  /^No connection established|Name resolution failed|ECONNREFUSED|Server Is Not Ready|Server Is Too Busy|before call started/i.test(text);

function unavailableReason(text: string): string {
  if (/Server Is Not Ready/i.test(text)) return 'the server is not ready';
  if (/Server Is Too Busy/i.test(text)) return 'the server is too busy';
  if (/Name resolution failed|ENOTFOUND/i.test(text)) return 'the name of the server is not known';
  if (/^No connection established\. Last error: Failed to connect/i.test(text))
    return 'what answers there hangs up at once (is tls right in the connection string?)';
  return wasNeverSent(text) ? 'no server answers there' : 'the connection broke off';
}
