import { Module, type DynamicModule } from '@nestjs/common';
import { announceErrors } from '#edge';
import { ChangeExpensesHandler } from './application/change-expenses.js';
import { COST_CATEGORIES } from './application/cost-categories.token.js';
import { financeErrors } from './errors.js';
import { ExpenseMutations } from './graphql/expense.mutations.js';
import { ExpensePayloadResolver, ExpenseQueries, RatePayloadResolver } from './graphql/expense.queries.js';
import type { CostCategories } from './policies/cost-categories.js';

announceErrors(financeErrors);

/** 費用: commands and queries of the stream `expenses-<incident id>`. Needs an `EXPENSE_LINKS`. */
@Module({})
export class FinanceModule {
  /** `categories`: the policy of cost categories in force. */
  static with(categories: CostCategories): DynamicModule {
    return {
      module: FinanceModule,
      providers: [
        { provide: COST_CATEGORIES, useValue: categories },
        ...[ChangeExpensesHandler, ExpenseMutations, ExpenseQueries, ExpensePayloadResolver, RatePayloadResolver],
      ],
      exports: [COST_CATEGORIES],
    };
  }
}
