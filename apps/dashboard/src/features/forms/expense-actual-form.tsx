import { useTranslation } from 'react-i18next';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { MoneyField, moneyInput } from './money-field.js';
import { WallClockInput } from './occurred-field.js';
import { useFields } from './use-fields.js';

/** The actual amount became known; the estimate stays beside it. */
export interface ExpenseActualRequest {
  readonly kind: 'expenseActual';
  readonly incidentId: string;
  readonly expenseId: string;
  readonly currency: string;
}

export default function ExpenseActualForm({ request, close }: DialogProps<ExpenseActualRequest>) {
  const { t } = useTranslation();
  const { incidentId, expenseId, currency } = request;
  const [fields, set] = useFields({ actual: { amount: '', currency }, paidAt: undefined as string | undefined });
  const build = () => ({ expenseId, actual: moneyInput(fields.actual), paidAt: fields.paidAt });
  return (
    <FormModal title={t('expense.recordActual')} operation="recordExpenseActual" incidentId={incidentId} build={build} close={close}>
      <MoneyField label={t('expense.actual')} required value={fields.actual} onChange={(actual) => set({ actual })} />
      <WallClockInput label={t('expense.paidAt')} value={fields.paidAt} zone="Asia/Tokyo" onChange={(paidAt) => set({ paidAt })} />
    </FormModal>
  );
}
