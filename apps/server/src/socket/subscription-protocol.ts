import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { makeServer, MessageType, type ServerOptions } from 'graphql-ws';
import { EdgeRequest, languageOf, type Core } from '#edge';
import { DomainError } from '#kernel';
import { formatError, type Fault } from '../http/format-error.js';
import type { CheckedDocument } from '../limits/check-document.js';
import type { Connection } from './connection.js';
import { subscribeFresh } from './fresh-pushes.js';
import './errors.js';
import type { SocketLimits } from './socket-limits.js';

export interface ProtocolDeps {
  readonly core: Core;
  readonly schema: GraphQLSchema;
  readonly check: (source: string) => CheckedDocument;
  readonly limits: SocketLimits;
  /** Whether the caller may still be answered; closes the connection when not. */
  readonly stillHolds: (connection: Connection) => Promise<boolean>;
  readonly onFault: (fault: Fault) => void;
}

/** Speaks graphql-transport-ws with one client: subscriptions only, within the limits that documents have on HTTP. */
export function serveSubscriptions(connection: Connection, { core, schema, check, limits, stillHolds, onFault }: ProtocolDeps): void {
  const request = () => new EdgeRequest(core, connection.caller, connection.language);
  const format = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => formatError(error, connection.language, onFault));

  const options: ServerOptions = {
    connectionInitWaitTimeout: limits.initWait,
    onConnect({ connectionParams }) {
      const wanted = connectionParams?.['language'];
      if (typeof wanted === 'string') connection.language = languageOf(wanted);
    },
    onSubscribe({ subscriptions }, id, { query, operationName, variables }): ExecutionArgs | readonly GraphQLError[] {
      if (Object.keys(subscriptions).length > limits.subscriptionsPerConnection)
        return [refusal('TOO_MANY_SUBSCRIPTIONS', { max: limits.subscriptionsPerConnection })];
      const { document, errors } = check(query);
      if (!document) return errors;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [unresolved(operationName)];
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return [refusal('SUBSCRIPTIONS_ONLY')];
      return { schema, document, operationName, variableValues: variables, hideSuggestions: true, contextValue: { edge: request(), id } };
    },
    subscribe(args) {
      const { edge, id } = args.contextValue as { edge: EdgeRequest; id: string };
      return subscribeFresh(args, {
        freshRequest: async () => ((await stillHolds(connection)) ? edge.fresh() : undefined),
        takeShared: (result) => connection.send(nextMessage(id, result)),
      });
    },
    onError: (_context, _id, _payload, errors) => format(errors),
    onNext(_context, _id, _payload, _args, { errors, data = null }) {
      if (errors) return { data, errors: format(errors) };
    },
  };

  const closed = makeServer(options).opened(
    {
      protocol: connection.protocol,
      send: (text) => connection.send(text),
      close: (code, reason) => connection.closeWith(code, reason),
      onMessage: (take) =>
        connection.onText((text) => {
          take(text).catch((fault: unknown) => failed(fault));
        }),
    },
    undefined,
  );
  connection.onClosed((code, reason) => {
    closed(code, reason).catch((fault: unknown) => failed(fault));
  });

  function failed(fault: unknown): void {
    format([new GraphQLError('', { originalError: fault instanceof Error ? fault : null })]);
    connection.close('INTERNAL');
  }
}

/** `next` of graphql-transport-ws around a result that is written already. */
const nextMessage = (id: string, result: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`), result, Buffer.from('}')]);

const refusal = (...args: ConstructorParameters<typeof DomainError>): GraphQLError =>
  new GraphQLError(args[0], { originalError: new DomainError(...args) });

/** In the words and with the code of Apollo. */
const unresolved = (operationName: string | null | undefined): GraphQLError =>
  new GraphQLError(
    operationName ? `Unknown operation named "${operationName}".` : 'Must provide operation name if query contains multiple operations.',
    {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    },
  );
