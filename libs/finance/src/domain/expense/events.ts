import { Type } from 'typebox';
import { Coded, event, operational, personal, unchangedFrom, type Upcaster } from '#contracts';
import { payers } from '#vocabulary';

const Id = Type.String({ format: 'uuid' });
const Text = Type.String({ minLength: 1, maxLength: 10_000 });
const UtcInstant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Currency = Type.String({ pattern: '^[A-Z]{3}$' });

/** Minor units of the currency as it was given; never added across currencies without a recorded rate (M-179). */
const Money = Type.Object(
  { amount: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), currency: Currency },
  { additionalProperties: false },
);

const line = {
  /** Id of a category in the policy file of cost categories (M-089). */
  category: operational(Type.String({ maxLength: 60 })),
  description: personal(Text, { subject: 'entry' }),
  estimate: operational(Type.Optional(Money)),
  actual: operational(Type.Optional(Money)),
  payer: operational(Coded(payers)),
  incurredAt: operational(Type.Optional(UtcInstant)),
  dispatchId: operational(Type.Optional(Id)),
  decisionId: operational(Type.Optional(Id)),
  personIds: operational(Type.Array(Id, { maxItems: 500 })),
};

export const ExpenseRecorded = event('expenses.line-recorded', 1, line);

export const ExpenseCorrected = event('expenses.line-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...line,
});

/** The actual amount became known; the estimate stays beside it. */
export const ExpenseActualRecorded = event('expenses.actual-recorded', 1, {
  entryId: operational(Id),
  actual: operational(Money),
  paidAt: operational(Type.Optional(UtcInstant)),
  reference: personal(Type.Optional(Text), { subject: 'entry' }),
});

/** Of an erased line without words. */
export const ExpenseWithdrawn = event('expenses.line-withdrawn', 2, {
  entryId: operational(Id),
  reason: personal(Type.Optional(Text), { subject: 'entry' }),
});

/** One unit of `from` is `rate` units of `to`, as a decimal string, by a named source at a moment. */
export const RateRecorded = event('expenses.rate-recorded', 1, {
  from: operational(Currency),
  to: operational(Currency),
  rate: operational(Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,12})?$' })),
  source: operational(Type.String({ minLength: 1, maxLength: 300 })),
  at: operational(UtcInstant),
});

export const expenseEvents = [ExpenseRecorded, ExpenseCorrected, ExpenseActualRecorded, ExpenseWithdrawn, RateRecorded] as const;

/** Version 1 had a reason always, before an erased line could be withdrawn. */
export const expenseUpcasters: readonly Upcaster[] = [unchangedFrom(ExpenseWithdrawn.type, 1)];
