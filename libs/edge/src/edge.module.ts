import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGate } from './commands/command-gate.js';
import { MemberResolver } from './graphql/member.js';
import { ProtectedResolver } from './graphql/protected.js';
import { IncidentReading } from './rows/incident-reading.js';
import { RowsAtHandler } from './rows/rows-at.js';

/** What the API of every context stands on. Needs a `CORE`. */
@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [CommandGate, IncidentReading, RowsAtHandler, ProtectedResolver, MemberResolver],
  exports: [CqrsModule, CommandGate, IncidentReading],
})
export class EdgeModule {}
