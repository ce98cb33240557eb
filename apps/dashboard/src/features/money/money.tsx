import { Box, Button, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BOARD_TOTALS, EXPENSES } from '../../api/operations/reading.js';
import type { Expense, ExpenseTotals } from '../../api/types/index.js';
import { useFresh, usePages } from '../../api/use-pages.js';
import { useRead } from '../../api/use-read.js';
import { asOf, useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { Reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { ExpenseTable } from './expense-table.js';
import { TotalsTable } from './totals-table.js';

/** 費用: the lines, and their totals by currency. */
export function MoneyPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/i/$id/money' });
  const dialogs = useDialogs();
  const may = useMay();
  const at = useAt();
  const fresh = useFresh(id, at);
  const variables = { incidentId: id, asOf: asOf(at) };
  const { nodes, total, more, ...read } = usePages<Expense>('expenses', EXPENSES, variables, fresh);
  const { data } = useRead<{ board: { totals: ExpenseTotals | null } | null }>(BOARD_TOTALS, variables, fresh);
  const totals = data?.board?.totals;
  return (
    <Box px="md" py="sm">
      <Stack gap="sm">
        {totals && (
          <Section
            title={t('money.totals')}
            actions={
              !at &&
              may('recordRate') && (
                <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'rate', incidentId: id })}>
                  {t('rate.record')}
                </Button>
              )
            }
          >
            <TotalsTable totals={totals} />
          </Section>
        )}
        <Reading {...read} data={nodes}>
          {(expenses) => (
            <Section
              title={t('money.lines')}
              count={total}
              actions={
                !at &&
                may('recordExpense') && (
                  <Button size="compact-sm" onClick={() => dialogs.open({ kind: 'expense', incidentId: id })}>
                    {t('expense.record')}
                  </Button>
                )
              }
            >
              <ExpenseTable expenses={expenses} incidentId={id} />
              {more && (
                <Button variant="default" onClick={more}>
                  {t('section.loadMore')}
                </Button>
              )}
            </Section>
          )}
        </Reading>
      </Stack>
    </Box>
  );
}
