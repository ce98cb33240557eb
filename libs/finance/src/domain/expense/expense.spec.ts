import { describe, expect, test } from '@jest/globals';
import { DomainError, wordingOf, type Fact } from '#kernel';
import { History, minute, sealed, testId, unsealed } from '../../../../contracts/src/testkit/history.js';
import { financeErrors } from '../../errors.js';
import { loadCostCategories } from '../../policies/load-cost-categories.js';
import { expenseRecorded, lineOf } from '../../testkit/facts.js';
import type { ExpenseCommand, ExpenseLine } from './commands.js';
import { expensesDecider, MOST_OF_ONE_LINE } from './decide.js';
import { ExpenseActualRecorded, ExpenseCorrected, ExpenseRecorded, ExpenseWithdrawn, RateRecorded } from './events.js';

const policy = loadCostCategories(new URL('../../../../../schemas/policies', import.meta.url).pathname);
const decider = expensesDecider(policy);
const env = { now: minute(60), actor: { id: testId(9) }, newId: testId, eventId: testId };

/** The id of the n-th fact that is given. */
const given = (n: number) => testId(0x10000 + n);
const reason = sealed('領収書と照合');

const scenario = (sentence: string) => ({
  given: (...facts: readonly Fact[]) => ({
    when: (command: ExpenseCommand) => {
      const history = new History();
      const state = () => facts.map((fact) => history.record(fact)).reduce(decider.evolve, decider.initial);
      return {
        then: (...events: readonly Fact[]) => test(sentence, () => expect(decider.decide(command, state(), env)).toEqual(events)),
        thenRefused: (code: keyof typeof financeErrors) =>
          test(sentence, () => {
            let refused: unknown;
            try {
              decider.decide(command, state(), env);
            } catch (error) {
              refused = error;
            }
            expect(refused).toBeInstanceOf(DomainError);
            expect((refused as DomainError).code).toBe(code);
            for (const language of ['ja', 'en'] as const)
              expect(wordingOf(financeErrors, refused as DomainError, language)).not.toMatch(/[{}]/);
          }),
      };
    },
  }),
});

const record = (change: Partial<ExpenseLine> = {}): ExpenseCommand => ({ type: 'RecordExpense', ...lineOf(), ...change }) as ExpenseCommand;

describe('a line of cost', () => {
  scenario('is recorded with its estimate and what caused it')
    .given()
    .when(record({ dispatchId: testId(5), decisionId: testId(6) }))
    .then(expenseRecorded({ dispatchId: testId(5), decisionId: testId(6) }));

  scenario('may be of a kind that the manual does not name (M-089)')
    .given()
    .when(record({ category: 'OTHER' }))
    .then(expenseRecorded({ category: 'OTHER' }));

  scenario('needs a category of the policy file')
    .given()
    .when(record({ category: 'CHAMPAGNE' }))
    .thenRefused('COST_CATEGORY_UNKNOWN');

  const { estimate: _none, ...withoutAmount } = lineOf();
  scenario('needs an estimate or an actual amount')
    .given()
    .when({ type: 'RecordExpense', ...withoutAmount })
    .thenRefused('AMOUNT_MISSING');

  scenario('may be actual from the start')
    .given()
    .when({ type: 'RecordExpense', ...withoutAmount, actual: { amount: 1250, currency: 'EUR' } })
    .then(ExpenseRecorded.of({ ...withoutAmount, actual: { amount: 1250, currency: 'EUR' } }));

  for (const amount of [-1, 0.5, Number.NaN, MOST_OF_ONE_LINE + 1])
    scenario(`cannot be of ${amount}`)
      .given()
      .when(record({ estimate: { amount, currency: 'JPY' } }))
      .thenRefused('AMOUNT_OUT_OF_RANGE');

  scenario('cannot be in a currency that does not exist')
    .given()
    .when(record({ estimate: { amount: 1, currency: 'XQQ' } }))
    .thenRefused('CURRENCY_UNKNOWN');
});

describe('what becomes known later', () => {
  const actual = { amount: 512_300, currency: 'JPY' };

  scenario('the actual amount stands beside the estimate')
    .given(expenseRecorded())
    .when({ type: 'RecordActual', entryId: given(1), actual, paidAt: minute(30) })
    .then(ExpenseActualRecorded.of({ entryId: given(1), actual, paidAt: minute(30) }));

  scenario('the same actual amount again changes nothing')
    .given(expenseRecorded(), ExpenseActualRecorded.of({ entryId: given(1), actual }))
    .when({ type: 'RecordActual', entryId: given(1), actual })
    .then();

  scenario('nothing is paid in the future')
    .given(expenseRecorded())
    .when({ type: 'RecordActual', entryId: given(1), actual, paidAt: minute(63) })
    .thenRefused('PAID_IN_FUTURE');

  scenario('a correction replaces the line in full')
    .given(expenseRecorded())
    .when({ type: 'CorrectExpense', entryId: given(1), reason, ...lineOf({ payer: 'FAMILY' }) })
    .then(ExpenseCorrected.of({ entryId: given(1), reason, ...lineOf({ payer: 'FAMILY' }) }));

  scenario('a line that does not exist cannot be corrected')
    .given(expenseRecorded())
    .when({ type: 'CorrectExpense', entryId: given(9), reason, ...lineOf() })
    .thenRefused('EXPENSE_NOT_FOUND');

  scenario('a line is withdrawn with a reason')
    .given(expenseRecorded())
    .when({ type: 'WithdrawExpense', entryId: given(1), reason })
    .then(ExpenseWithdrawn.of({ entryId: given(1), reason }));

  const withdrawn = [expenseRecorded(), ExpenseWithdrawn.of({ entryId: given(1), reason })];
  scenario('withdrawing it again changes nothing')
    .given(...withdrawn)
    .when({ type: 'WithdrawExpense', entryId: given(1), reason })
    .then();
  scenario('what was withdrawn cannot be paid')
    .given(...withdrawn)
    .when({ type: 'RecordActual', entryId: given(1), actual })
    .thenRefused('EXPENSE_WITHDRAWN');
  scenario('what was withdrawn cannot be corrected')
    .given(...withdrawn)
    .when({ type: 'CorrectExpense', entryId: given(1), reason, ...lineOf() })
    .thenRefused('EXPENSE_WITHDRAWN');
});

describe('a rate (M-179)', () => {
  const rate = { from: 'EUR', to: 'JPY', rate: '162.35', source: '銀行の公示レート', at: minute(0) };
  scenario('is recorded with its source and moment')
    .given()
    .when({ type: 'RecordRate', ...rate })
    .then(RateRecorded.of(rate));
  scenario('is between two currencies')
    .given()
    .when({ type: 'RecordRate', ...rate, to: 'EUR' })
    .thenRefused('RATE_OF_SAME_CURRENCY');
  scenario('is of currencies that exist')
    .given()
    .when({ type: 'RecordRate', ...rate, from: 'XQQ' })
    .thenRefused('CURRENCY_UNKNOWN');
  for (const wrong of ['0', '0.000', '-1', '1e3', 'about 160'])
    scenario(`is not "${wrong}"`)
      .given()
      .when({ type: 'RecordRate', ...rate, rate: wrong })
      .thenRefused('RATE_NOT_POSITIVE');
  scenario('does not come from the future')
    .given()
    .when({ type: 'RecordRate', ...rate, at: minute(99) })
    .thenRefused('RATE_IN_FUTURE');
});

test('the decider never looks into what was sealed', () => {
  const [fact] = decider.decide(record(), decider.initial, env);
  expect(unsealed((fact!.data as { description: unknown }).description)).toBe('職員2名の航空券');
});
