import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AsOfInput, IncidentReading, incidentIn, pageOf, Position, type Connection, type EdgeRequest, type AsOf } from '#edge';
import { COST_CATEGORIES } from '../application/cost-categories.token.js';
import type { CostCategories } from '../policies/cost-categories.js';
import { expenses } from '../views/expenses.view.js';
import { ExpensePayload, RatePayload } from './payloads.js';
import { ExpenseTotals, totalsOf } from './totals.js';
import { CostCategory, costCategory, Expense, ExpenseConnection, expenseOf } from './types.js';

@Resolver(() => Expense)
export class ExpenseQueries {
  constructor(
    @Inject(COST_CATEGORIES) private readonly policy: CostCategories,
    private readonly reading: IncidentReading,
  ) {}

  @Query(() => [CostCategory], { description: 'The kinds of cost that the manual names 「費目一覧」' })
  costCategories(@Context('edge') edge: EdgeRequest): CostCategory[] {
    return edge.caller && this.policy.categories.map(({ id }) => costCategory(this.policy, id));
  }

  @Query(() => ExpenseConnection, { description: 'Lines of cost, by when they were incurred, withdrawn ones too 「費用一覧」' })
  async expenses(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Connection<Expense>> {
    const seen = await this.reading.read(edge, 'viewExpenses', incidentIn(incidentId, ['incidentId']), { atLeast, asOf });
    return pageOf(
      { first, after },
      (options) => seen.rows.list(expenses, seen.incident, { order: 'sort', ...options }),
      () => seen.rows.count(expenses, seen.incident),
      ({ row }) => expenseOf(row, seen),
    );
  }

  @Query(() => ExpenseTotals, { description: 'What it costs 「費用の合計」' })
  async expenseTotals(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<ExpenseTotals> {
    return totalsOf(await this.reading.read(edge, 'viewExpenses', incidentIn(incidentId, ['incidentId']), { atLeast, asOf }));
  }

  @ResolveField(() => CostCategory, { description: 'Category 「費目」' })
  category(@Parent() { row }: Expense): CostCategory {
    return costCategory(this.policy, row.content.category);
  }
}

const READ_BACK = 'As it stands once this is recorded; absent after a refusal 「記録後の状態」';

@Resolver(() => ExpensePayload)
export class ExpensePayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Expense, { nullable: true, description: READ_BACK })
  async expense(@Parent() { target, position }: ExpensePayload, @Context('edge') edge: EdgeRequest): Promise<Expense | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewExpenses', target.incident, position!));
    const row = seen?.rows.get(expenses, target!.incident, target!.id);
    return seen && row ? expenseOf(row, seen) : null;
  }
}

@Resolver(() => RatePayload)
export class RatePayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => ExpenseTotals, { nullable: true, description: READ_BACK })
  async totals(@Parent() { target, position }: RatePayload, @Context('edge') edge: EdgeRequest): Promise<ExpenseTotals | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewExpenses', target.incident, position!));
    return seen ? totalsOf(seen) : null;
  }
}
