import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { GqlArgumentsHost } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { refusal, type EdgeRequest } from '#edge';
import { DomainError } from '#kernel';

/**
 * A refusal that came before a mutation's own code (its input, its ids) is answered in `errors` like any other; of a query it goes on as a
 * GraphQL error. Neither is anything for the log.
 */
@Catch(DomainError)
export class RefusalFilter implements ExceptionFilter<DomainError> {
  catch(error: DomainError, host: ArgumentsHost): unknown {
    const graphql = GqlArgumentsHost.create(host);
    const info = graphql.getInfo<GraphQLResolveInfo | undefined>();
    if (info?.parentType.name !== 'Mutation') throw error;
    return refusal(error, graphql.getContext<{ edge: EdgeRequest }>().edge);
  }
}
