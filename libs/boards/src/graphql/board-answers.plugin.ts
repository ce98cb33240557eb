import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { execute, getArgumentValues, getVariableValues, Kind, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { answerKey, incidentIn, type BoardName, type EdgeRequest } from '#edge';
import { LiveBoards } from './live-boards.js';

interface Asked {
  readonly incidentId: string;
  readonly name: keyof typeof BoardName;
  readonly atLeast?: string | null;
  readonly asOf?: object | null;
}

type Context = GraphQLRequestContextResponseForOperation<{ edge: EdgeRequest }>;

/**
 * Headquarters open one board on many screens: a query of nothing but a board as it stands now is executed once for all who ask
 * it alike and see it alike. Whatever else is asked, and whatever fails, goes the ordinary way.
 */
@Plugin()
export class BoardAnswers implements ApolloServerPlugin<{ edge: EdgeRequest }> {
  constructor(private readonly live: LiveBoards) {}

  requestDidStart(): Promise<GraphQLRequestListener<{ edge: EdgeRequest }>> {
    return Promise.resolve({
      responseForOperation: async (context) => {
        const result = await this.answer(context);
        return result && !result.errors
          ? { http: context.response.http, body: { kind: 'single', singleResult: { data: result.data ?? null } } }
          : null;
      },
    });
  }

  private async answer(context: Context): Promise<ExecutionResult | undefined> {
    const { contextValue, document, request, schema } = context;
    const asked = boardAsked(context);
    if (!asked || asked.atLeast || asked.asOf) return undefined;
    try {
      const board = await this.live.of(contextValue.edge, incidentIn(asked.incidentId, ['incidentId']), asked.name);
      const answer = await board?.answer(
        answerKey({ document, variables: request.variables, operationName: request.operationName, language: contextValue.edge.language }),
        contextValue.edge,
        async (edge) =>
          execute({ schema, document, operationName: request.operationName, variableValues: request.variables, contextValue: { edge } }),
      );
      return answer?.result;
    } catch {
      return undefined;
    }
  }
}

/** The arguments of the board if the operation is a query of nothing else. */
function boardAsked({ schema, operation, request }: Context): Asked | undefined {
  const field = onlyField(operation);
  if (field?.name.value !== 'board') return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  return coerced && (getArgumentValues(schema.getQueryType()!.getFields()['board']!, field, coerced) as unknown as Asked);
}

function onlyField({ operation, selectionSet: { selections } }: OperationDefinitionNode) {
  const [only] = selections;
  return operation === 'query' && selections.length === 1 && only?.kind === Kind.FIELD && !only.directives?.length ? only : undefined;
}
