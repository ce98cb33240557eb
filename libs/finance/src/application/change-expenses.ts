import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, RecordedOutcome } from '#commands';
import { CORE, type Core } from '#edge';
import type { Uuid } from '#kernel';
import type { ExpenseCommand } from '../domain/expense/commands.js';
import { expensesDecider, expensesStream } from '../domain/expense/decide.js';
import type { CostCategories } from '../policies/cost-categories.js';
import { COST_CATEGORIES } from './cost-categories.token.js';

/** Anything asked of the costs of one incident. */
export class ChangeExpenses {
  constructor(
    readonly incident: Uuid,
    readonly command: ExpenseCommand,
    readonly context: CommandContext,
  ) {}
}

@CommandHandler(ChangeExpenses)
export class ChangeExpensesHandler implements ICommandHandler<ChangeExpenses> {
  private readonly decider;

  constructor(
    @Inject(CORE) private readonly core: Core,
    @Inject(COST_CATEGORIES) categories: CostCategories,
  ) {
    this.decider = expensesDecider(categories);
  }

  execute({ incident, command, context }: ChangeExpenses): Promise<RecordedOutcome> {
    return this.core.commands.run(this.decider, expensesStream(incident), command, context);
  }
}
