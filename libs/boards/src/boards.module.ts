import { Global, Module } from '@nestjs/common';
import { EXPENSE_LINKS } from '#finance';
import { ExpenseLinksInRows } from './application/expense-links.js';
import { BoardAnswers } from './graphql/board-answers.plugin.js';
import { BoardResolver } from './graphql/board.resolver.js';
import { LiveBoards } from './graphql/live-boards.js';
import { DispatchOnBoards, ExpenseOnBoards, IncidentOnBoards, PersonOnBoards, RatePayloadOnBoards } from './graphql/meeting.resolvers.js';
import { NodeResolver } from './graphql/node.resolver.js';
import { SearchResolver } from './graphql/search.resolver.js';

/** Where the contexts meet: boards, search, anything by its id, and what one context must know of another. Needs their modules. */
@Global()
@Module({
  providers: [
    { provide: EXPENSE_LINKS, useClass: ExpenseLinksInRows },
    ...[LiveBoards, BoardAnswers],
    ...[BoardResolver, SearchResolver, NodeResolver],
    ...[IncidentOnBoards, PersonOnBoards, DispatchOnBoards, ExpenseOnBoards, RatePayloadOnBoards],
  ],
  exports: [EXPENSE_LINKS],
})
export class BoardsModule {}
