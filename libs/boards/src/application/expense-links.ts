import { Inject, Injectable } from '@nestjs/common';
import { CORE, type Core } from '#edge';
import { rejectExpense, type ExpenseLinks, type NamedByExpense } from '#finance';
import type { Uuid } from '#kernel';
import { decisions, dispatches, persons } from '#response';

/** Looks up in the response context what a line of cost names. */
@Injectable()
export class ExpenseLinksInRows implements ExpenseLinks {
  constructor(@Inject(CORE) private readonly core: Core) {}

  /** Throws `EXPENSE_LINK_UNKNOWN` and `VIEW_STOPPED`. What is not there yet may only have been recorded a moment ago. */
  async check(incident: Uuid, named: NamedByExpense): Promise<void> {
    if (this.missing(incident, named) === undefined) return;
    await this.core.projection.whenReached(await this.core.store.head());
    const field = this.missing(incident, named);
    if (field !== undefined) rejectExpense('EXPENSE_LINK_UNKNOWN', {}, [field]);
  }

  /** The first field that names something which is not in the incident. */
  private missing(incident: Uuid, { dispatchId, decisionId, personIds }: NamedByExpense): string | undefined {
    const { model } = this.core;
    if (dispatchId && !model.has(dispatches, incident, dispatchId)) return 'dispatchId';
    if (decisionId && !model.has(decisions, incident, decisionId)) return 'decisionId';
    return personIds.every((id) => model.has(persons, incident, id)) ? undefined : 'personIds';
  }
}
