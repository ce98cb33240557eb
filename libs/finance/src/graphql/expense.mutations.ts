import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, given, incidentIn, neededSeal, neededText, sealed, sealUnlessErased, within, type EdgeRequest } from '#edge';
import type { Instant } from '#kernel';
import { ChangeExpenses } from '../application/change-expenses.js';
import { EXPENSE_LINKS, type ExpenseLinks } from '../application/expense-links.js';
import { ExpenseRecorded } from '../domain/expense/events.js';
import { amountOf, expenseLineOf } from './expense-line.js';
import { CorrectExpenseInput, RecordExpenseActualInput, RecordExpenseInput, RecordRateInput, WithdrawExpenseInput } from './inputs.js';
import { ExpensePayload, RatePayload } from './payloads.js';

@Resolver()
export class ExpenseMutations {
  constructor(
    private readonly gate: CommandGate,
    @Inject(EXPENSE_LINKS) private readonly links: ExpenseLinks,
  ) {}

  @Mutation(() => ExpensePayload, { description: 'A line of cost: an estimate, an actual amount, or both 「費用の記録」' })
  recordExpense(@Args('input') input: RecordExpenseInput, @Context('edge') edge: EdgeRequest): Promise<ExpensePayload> {
    return this.gate.change(edge, input, {
      action: 'recordExpense',
      stream: 'expenses',
      about: () => ({ incident: incidentIn(input.incidentId, ['incidentId']) }),
      command: async ({ incident }, context) => {
        const line = expenseLineOf(incident, input);
        await this.links.check(incident, line);
        return new ChangeExpenses(incident, { type: 'RecordExpense', ...line }, context);
      },
      made: ({ events }) => events.find(({ type }) => type === ExpenseRecorded.type)!.id,
    });
  }

  @Mutation(() => ExpensePayload, { description: 'Replaces a line of cost; the former one stays readable 「費用の訂正」' })
  correctExpense(@Args('input') input: CorrectExpenseInput, @Context('edge') edge: EdgeRequest): Promise<ExpensePayload> {
    return this.gate.change(edge, input, {
      action: 'correctExpense',
      stream: 'expenses',
      about: () => within('Expense', input.expenseId, ['expenseId']),
      command: async ({ incident, id }, context) => {
        const line = expenseLineOf(incident, input);
        await this.links.check(incident, line);
        return new ChangeExpenses(
          incident,
          { type: 'CorrectExpense', entryId: id, reason: neededSeal(input.reason, 'reason'), ...line },
          context,
        );
      },
    });
  }

  @Mutation(() => ExpensePayload, { description: 'The actual amount became known; the estimate stays beside it 「実績額の記録」' })
  recordExpenseActual(@Args('input') input: RecordExpenseActualInput, @Context('edge') edge: EdgeRequest): Promise<ExpensePayload> {
    const { expenseId, actual, paidAt, reference } = input;
    return this.gate.change(edge, input, {
      action: 'recordExpenseActual',
      stream: 'expenses',
      about: () => within('Expense', expenseId, ['expenseId']),
      command: ({ incident, id }, context) =>
        new ChangeExpenses(
          incident,
          {
            type: 'RecordActual',
            entryId: id,
            actual: amountOf(actual, 'actual'),
            paidAt: given(paidAt) as Instant | undefined,
            reference: sealed(reference),
          },
          context,
        ),
    });
  }

  @Mutation(() => ExpensePayload, { description: 'Takes a line of cost back 「費用の取消」' })
  withdrawExpense(@Args('input') input: WithdrawExpenseInput, @Context('edge') edge: EdgeRequest): Promise<ExpensePayload> {
    return this.gate.change(edge, input, {
      action: 'withdrawExpense',
      stream: 'expenses',
      about: () => within('Expense', input.expenseId, ['expenseId']),
      command: ({ incident, id }, context) =>
        new ChangeExpenses(
          incident,
          { type: 'WithdrawExpense', entryId: id, reason: sealUnlessErased(edge, id, input.reason, 'reason') },
          context,
        ),
    });
  }

  @Mutation(() => RatePayload, { description: 'A rate of exchange, by a named source; only recorded rates are used 「換算率の記録」' })
  recordRate(@Args('input') input: RecordRateInput, @Context('edge') edge: EdgeRequest): Promise<RatePayload> {
    const { from, to, rate, source, at } = input;
    return this.gate.change(edge, input, {
      action: 'recordRate',
      stream: 'expenses',
      about: () => ({ incident: incidentIn(input.incidentId, ['incidentId']) }),
      command: ({ incident }, context) =>
        new ChangeExpenses(
          incident,
          { type: 'RecordRate', from, to, rate, source: neededText(source, 'source'), at: at as Instant },
          context,
        ),
    });
  }
}
