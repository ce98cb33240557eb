import { Module, type DynamicModule } from '@nestjs/common';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { BoardsModule } from '#boards';
import { CORE, EdgeModule, EdgeRequest, languageOf } from '#edge';
import { FinanceModule, loadCostCategories } from '#finance';
import { loadManuals, ResponseModule } from '#response';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SERVER_CONFIG, isSecure, type ServerConfig } from './config.js';
import type { RunningCore } from './core/open-core.js';
import { policiesFolder } from './core/project-root.js';
import { RUNNING_CORE } from './core/running-core.js';
import { described } from './described-schema.js';
import { DemoEntrance } from './drill/demo-entrance.js';
import { DrillClockResolver } from './drill/drill-clock.resolver.js';
import { authenticate } from './http/authenticate.js';
import { errorsInLanguage } from './http/error-language.js';
import type { Fault } from './http/format-error.js';
import { HealthController } from './http/health.controller.js';
import { networkOf } from './http/network.js';
import { sessionCookie } from './http/session-cookie.js';
import { AccountsResolver } from './identity/accounts.resolver.js';
import { AdministrationGate } from './identity/administration-gate.js';
import { ErasureResolver } from './identity/erasure.resolver.js';
import { LedgerResolver } from './identity/ledger.resolver.js';
import { MembersResolver } from './identity/members.resolver.js';
import { RevealResolver } from './identity/reveal.resolver.js';
import { ServerResolver } from './identity/server.resolver.js';
import { ServiceTokensResolver } from './identity/service-tokens.resolver.js';
import { SignInResolver } from './identity/sign-in.resolver.js';
import { ViewerOf } from './identity/viewer-of.js';
import { ViewerResolver } from './identity/viewer.resolver.js';
import { apolloLimits } from './limits/document-limits.js';

@Module({})
export class AppModule {
  /** The service over a running core. */
  static over(core: RunningCore, config: ServerConfig, onFault: (fault: Fault) => void): DynamicModule {
    const { plugin, formatError } = errorsInLanguage(onFault);
    return {
      module: AppModule,
      imports: [
        CoreModule.of(core, config),
        EdgeModule,
        ResponseModule.with(loadManuals(policiesFolder)),
        FinanceModule.with(loadCostCategories(policiesFolder)),
        BoardsModule,
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          sortSchema: true,
          // It would put an introspection query to the schema at each start; the tests compare it with the published one.
          buildSchemaOptions: { skipCheck: true },
          transformSchema: described,
          graphiql: false,
          ...apolloLimits({ introspection: config.introspection }),
          plugins: [plugin as never, ApolloServerPluginCacheControlDisabled()],
          context: (request: FastifyRequest, reply: FastifyReply) => httpContext(core, config, request, reply),
          formatError,
        }),
      ],
      controllers: [HealthController],
      providers: [
        DemoEntrance,
        AdministrationGate,
        ViewerOf,
        ViewerResolver,
        SignInResolver,
        ServerResolver,
        MembersResolver,
        AccountsResolver,
        ServiceTokensResolver,
        ErasureResolver,
        RevealResolver,
        LedgerResolver,
        DrillClockResolver,
      ],
    };
  }
}

@Module({})
class CoreModule {
  static of(core: RunningCore, config: ServerConfig): DynamicModule {
    const providers = [
      { provide: CORE, useValue: core },
      { provide: RUNNING_CORE, useValue: core },
      { provide: SERVER_CONFIG, useValue: config },
    ];
    return { module: CoreModule, global: true, providers, exports: providers };
  }
}

async function httpContext(
  core: RunningCore,
  config: ServerConfig,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ edge: EdgeRequest }> {
  const secure = isSecure(config);
  const caller = await authenticate(core, request.headers, secure);
  const http = { cookie: sessionCookie(reply, secure), address: networkOf(request.ip) };
  return { edge: new EdgeRequest(core, caller, languageOf(request.headers['accept-language']), http) };
}
