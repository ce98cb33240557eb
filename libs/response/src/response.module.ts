import { Module, type DynamicModule } from '@nestjs/common';
import { announceErrors } from '#edge';
import { ChangeIncidentHandler } from './application/change-incident.js';
import { MANUALS } from './application/manuals.js';
import { responseErrors } from './errors.js';
import { ImportedLines } from './graphql/imported-lines.js';
import { ReportRecording } from './graphql/record-report.js';
import { ChronologyQueries } from './graphql/resolvers/chronology.queries.js';
import { CommandMutations } from './graphql/resolvers/command.mutations.js';
import { DecisionMutations } from './graphql/resolvers/decision.mutations.js';
import { DispatchMutations } from './graphql/resolvers/dispatch.mutations.js';
import {
  DecisionFields,
  DecisionPageFields,
  DispatchFields,
  EntryFields,
  IncidentFields,
  PersonFields,
} from './graphql/resolvers/field.resolvers.js';
import { FigureMutations } from './graphql/resolvers/figure.mutations.js';
import { IncidentMutations } from './graphql/resolvers/incident.mutations.js';
import { IncidentQueries } from './graphql/resolvers/incident.queries.js';
import {
  DecisionPayloadResolver,
  DispatchPayloadResolver,
  EntryPayloadResolver,
  IncidentPayloadResolver,
  PersonPayloadResolver,
  RecordReportPayloadResolver,
} from './graphql/resolvers/payload.resolvers.js';
import { PersonMutations } from './graphql/resolvers/person.mutations.js';
import { PersonQueries } from './graphql/resolvers/person.queries.js';
import { ReportMutations } from './graphql/resolvers/report.mutations.js';
import { ResponseSubscriptions } from './graphql/resolvers/response.subscriptions.js';
import { WorkQueries } from './graphql/resolvers/work.queries.js';
import type { Manual } from './policies/level/manual.js';

announceErrors(responseErrors);

const resolvers = [
  ...[IncidentQueries, ChronologyQueries, PersonQueries, WorkQueries, ResponseSubscriptions],
  ...[IncidentMutations, FigureMutations, ReportMutations, PersonMutations, CommandMutations, DispatchMutations, DecisionMutations],
  ...[IncidentFields, EntryFields, PersonFields, DispatchFields, DecisionFields, DecisionPageFields],
  ...[EntryPayloadResolver, RecordReportPayloadResolver, IncidentPayloadResolver, PersonPayloadResolver, DispatchPayloadResolver],
  DecisionPayloadResolver,
];

/** 事案対応: commands, queries and subscriptions of the stream `incident-<id>`. */
@Module({})
export class ResponseModule {
  /** `manuals`: every manual that incidents were opened under; the first is the one in force. */
  static with(manuals: readonly Manual[]): DynamicModule {
    return {
      module: ResponseModule,
      // What the manuals say is shown on boards too.
      global: true,
      providers: [{ provide: MANUALS, useValue: manuals }, ChangeIncidentHandler, ReportRecording, ImportedLines, ...resolvers],
      exports: [MANUALS],
    };
  }
}
