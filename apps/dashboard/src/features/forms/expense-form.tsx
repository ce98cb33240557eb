import { NativeSelect, SimpleGrid, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { payers } from '#vocabulary';
import { COST_CATEGORIES } from '../../api/operations/reading.js';
import type { CostCategory, Payer } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { useWords } from '../../i18n/words.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { MoneyField, moneyInput } from './money-field.js';
import { WallClockInput } from './occurred-field.js';
import { PersonsField } from './person-select.js';
import { ReasonField } from './reason-field.js';
import { useFields } from './use-fields.js';

interface Amount {
  readonly amount: string;
  readonly currency: string;
}
/** A cost: its estimate, its actual amount, or both, and what it belongs to. */
export interface ExpenseRequest {
  readonly kind: 'expense';
  readonly incidentId: string;
  readonly dispatchId?: string;
  readonly decisionId?: string;
  /** The line of cost that is corrected. */
  readonly corrects?: string;
  readonly initial?: {
    readonly category: string;
    readonly description: string;
    readonly payer: Payer;
    readonly estimate?: Amount;
    readonly actual?: Amount;
    readonly dispatchId?: string;
    readonly decisionId?: string;
    readonly incurredAt?: string | undefined;
    readonly personIds?: readonly string[];
    readonly reason?: string;
  };
  readonly replaces?: string;
}

const NO_AMOUNT: Amount = { amount: '', currency: 'JPY' };

export default function ExpenseForm({ request, close }: DialogProps<ExpenseRequest>) {
  const { t } = useTranslation();
  const { local } = useWords();
  const { incidentId, corrects, initial } = request;
  const [{ reason }, setReason] = useFields({ reason: initial?.reason ?? '' });
  const { data } = useRead<{ costCategories: readonly CostCategory[] }>(COST_CATEGORIES, {});
  const [fields, set] = useFields({
    category: initial?.category ?? '',
    description: initial?.description ?? '',
    payer: initial?.payer ?? ('UNDECIDED' as Payer),
    estimate: initial?.estimate ?? NO_AMOUNT,
    actual: initial?.actual ?? NO_AMOUNT,
    incurredAt: initial?.incurredAt,
    personIds: initial?.personIds ?? [],
  });
  const build = () => {
    const [estimate, actual] = [moneyInput(fields.estimate), moneyInput(fields.actual)];
    return {
      ...fields,
      ...(corrects ? { expenseId: corrects, reason } : { incidentId }),
      estimate,
      actual,
      dispatchId: request.dispatchId ?? initial?.dispatchId,
      decisionId: request.decisionId ?? initial?.decisionId,
    };
  };
  const categories = (data?.costCategories ?? []).map(({ id, label }) => ({ value: id, label: local(label) }));
  return (
    <FormModal
      title={corrects ? t('expense.correct') : t('expense.record')}
      operation={corrects ? 'correctExpense' : 'recordExpense'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {corrects && <ReasonField value={reason} onChange={(why) => setReason({ reason: why })} />}
      <NativeSelect
        label={t('expense.category')}
        required
        data={[{ value: '', label: t('form.choose') }, ...categories]}
        value={fields.category}
        onChange={(event) => set({ category: event.currentTarget.value })}
        {...(!corrects && { 'data-autofocus': true })}
      />
      <Textarea
        label={t('expense.description')}
        required
        autosize
        minRows={2}
        value={fields.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField label={t('expense.estimate')} value={fields.estimate} onChange={(estimate) => set({ estimate })} />
        <MoneyField label={t('expense.actual')} value={fields.actual} onChange={(actual) => set({ actual })} />
        <CodeSelect label={t('expense.payer')} list={payers} value={fields.payer} onChange={(payer) => set({ payer })} />
        <WallClockInput
          label={t('expense.incurredAt')}
          value={fields.incurredAt}
          zone="Asia/Tokyo"
          onChange={(incurredAt) => set({ incurredAt })}
        />
      </SimpleGrid>
      <PersonsField incidentId={incidentId} value={fields.personIds} onChange={(personIds) => set({ personIds })} />
    </FormModal>
  );
}
