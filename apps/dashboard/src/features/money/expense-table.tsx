import { Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { payers } from '#vocabulary';
import type { Expense } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Amount } from '../../ui/amount.js';
import { Clock } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { isErased, openText, ProtectedText } from '../../ui/protected-text.js';
import { CorrectButton } from '../forms/correct-button.js';
import { expenseForm } from '../forms/corrections.js';
import { useCorrection } from '../forms/use-correction.js';
import { useDialogs } from '../forms/use-dialogs.js';

export function ExpenseTable({ expenses, incidentId }: { readonly expenses: readonly Expense[]; readonly incidentId: string }) {
  const { t } = useTranslation();
  const { local, word } = useWords();
  const dialogs = useDialogs();
  const correct = useCorrection();
  const may = useMay();
  const past = useAt() !== undefined;
  if (expenses.length === 0) return <Empty start={t('money.start')}>{t('money.empty')}</Empty>;
  return (
    <Table verticalSpacing={4} className="stacking">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('expense.category')}</Table.Th>
          <Table.Th>{t('expense.description')}</Table.Th>
          <Table.Th ta="right">{t('expense.estimate')}</Table.Th>
          <Table.Th ta="right">{t('expense.actual')}</Table.Th>
          <Table.Th>{t('expense.payer')}</Table.Th>
          <Table.Th>{t('expense.recordedAt')}</Table.Th>
          {!past && <Table.Th>{t('board.actions')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {expenses.map((expense) => (
          <Table.Tr key={expense.id} data-testid="expense" className={expense.withdrawn ? 'struck' : undefined}>
            <Table.Td data-label={t('expense.category')}>{local(expense.category.label)}</Table.Td>
            <Table.Td data-label={t('expense.description')}>
              <ProtectedText value={expense.description} />
              {expense.withdrawn && (
                <Text size="xs">
                  {t('withdraw.withdrawn')} {expense.withdrawn.by?.name} <ProtectedText value={expense.withdrawn.reason} />
                </Text>
              )}
            </Table.Td>
            <Table.Td ta="right" data-label={t('expense.estimate')}>
              <Amount money={expense.estimate} />
            </Table.Td>
            <Table.Td ta="right" data-label={t('expense.actual')}>
              <Amount money={expense.actual} />
            </Table.Td>
            <Table.Td data-label={t('expense.payer')}>{word(payers, expense.payer)}</Table.Td>
            <Table.Td data-label={t('expense.recordedAt')}>
              <Clock instant={expense.recordedAt} />
            </Table.Td>
            {!past && (
              <Table.Td>
                {!expense.withdrawn && (
                  <Group gap={4}>
                    {!expense.actual && may('recordExpenseActual') && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() =>
                          dialogs.open({
                            kind: 'expenseActual',
                            incidentId,
                            expenseId: expense.id,
                            currency: expense.estimate?.currency ?? 'JPY',
                          })
                        }
                      >
                        {t('expense.recordActual')}
                      </Button>
                    )}
                    {may('correctExpense') && (
                      <CorrectButton
                        of={openText(expense.description)}
                        onClick={() =>
                          correct({ description: expense.description }, ({ description }) => expenseForm(expense, description, incidentId))
                        }
                      />
                    )}
                    {may('withdrawExpense') && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() => dialogs.open({ kind: 'withdraw', expenseId: expense.id, erased: isErased(expense.description) })}
                      >
                        {t('withdraw.title')}
                      </Button>
                    )}
                  </Group>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
