import type { View } from '#kernel';
import { expenseRates } from './views/expense-rates.view.js';
import { expenses } from './views/expenses.view.js';

export type * from './domain/expense/commands.js';
export * from './domain/expense/decide.js';
export * from './domain/expense/events.js';
export type { ExpensesState } from './domain/expense/state.js';
export { COST_CATEGORIES } from './application/cost-categories.token.js';
export * from './application/expense-links.js';
export { financeErrors, reject as rejectExpense } from './errors.js';
export { FinanceModule } from './finance.module.js';
export * as financeGraphql from './graphql/index.js';
export * from './policies/cost-categories.js';
export { loadCostCategories } from './policies/load-cost-categories.js';
export * from './views/expense-rates.view.js';
export * from './views/expenses.view.js';
export * from './views/totals.js';

/** Every view of the expenses stream. */
export const financeViews: readonly View[] = [expenses, expenseRates];
