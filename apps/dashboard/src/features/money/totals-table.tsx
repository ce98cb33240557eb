import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExpenseTotals } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { Amount } from '../../ui/amount.js';
import { Clock } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';

/** Totals, each currency for itself; added up only with a recorded rate, which is shown (M-179). */
export function TotalsTable({ totals }: { readonly totals: ExpenseTotals }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const currencies = [...new Set([...totals.estimate, ...totals.actual].map(({ currency }) => currency))];
  if (currencies.length === 0) return <Empty start={t('money.start')}>{t('money.empty')}</Empty>;
  const named = (some: readonly string[]) => some.join(language === 'ja' ? '・' : ', ');
  const of = (list: ExpenseTotals['estimate'], currency: string) => list.find((money) => money.currency === currency) ?? null;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={4} data-testid="totals">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('expense.currency')}</Table.Th>
            <Table.Th ta="right">{t('expense.estimate')}</Table.Th>
            <Table.Th ta="right">{t('expense.actual')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {currencies.map((currency) => (
            <Table.Tr key={currency}>
              <Table.Th scope="row">{currency}</Table.Th>
              <Table.Td ta="right">
                <Amount money={of(totals.estimate, currency)} />
              </Table.Td>
              <Table.Td ta="right">
                <Amount money={of(totals.actual, currency)} />
              </Table.Td>
            </Table.Tr>
          ))}
          {totals.converted.length === 0 && (
            <Table.Tr>
              <Table.Th scope="row">{t('money.all')}</Table.Th>
              <Table.Td colSpan={2} ta="right">
                <span className="mark" data-kind="urgent">
                  {t('money.noRate', { currencies: named(currencies) })}
                </span>
              </Table.Td>
            </Table.Tr>
          )}
          {totals.converted.map((converted) => (
            <Table.Tr key={`all-${converted.currency}`}>
              <Table.Th scope="row">
                {t('money.all')}
                {converted.rates.map((rate) => (
                  <Text size="xs" c="dimmed" key={rate.from}>
                    1 {rate.from} = {rate.rate} {rate.to} ({rate.source} <Clock instant={rate.at} />)
                  </Text>
                ))}
                {converted.withoutRate.length > 0 && (
                  <span className="mark" data-kind="urgent">
                    {t('money.withoutRate', { currencies: named(converted.withoutRate) })}
                  </span>
                )}
              </Table.Th>
              <Table.Td ta="right" fw={700}>
                <Amount money={converted.estimate} />
              </Table.Td>
              <Table.Td ta="right" fw={700}>
                <Amount money={converted.actual} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
