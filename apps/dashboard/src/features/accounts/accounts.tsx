import { Alert, Button, Container, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { institutionRoles } from '#vocabulary';
import { consentTo } from '../../api/consent.js';
import { ACCOUNTS } from '../../api/operations/reading.js';
import type { Account } from '../../api/types/index.js';
import { usePages } from '../../api/use-pages.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { Reading } from '../../ui/reading.js';

/** Who has which role here; where an account that looks over others waits for a second person, they consent to it. */
export function Accounts() {
  const { t } = useTranslation();
  const { nodes, more, ...read } = usePages<Account>('accounts', ACCOUNTS, {});
  const [refused, setRefused] = useState<string>();
  const [asked, setAsked] = useState<Account>();

  const consent = async (account: Account) => {
    const answer = await consentTo(account);
    setRefused(answer.refused ?? (answer.offline ? t('reading.offline') : undefined));
    setAsked(undefined);
    read.again();
  };

  return (
    <Container size="lg" py="md">
      <Title order={1} size="h3">
        {t('accounts.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('accounts.hint')}
      </Text>
      {refused && (
        <Alert color="red" role="alert" mb="sm">
          {refused}
        </Alert>
      )}
      {asked && (
        <Alert mb="sm" title={t('accounts.consentTo', { name: asked.member.name })} data-testid="consent">
          <Text size="sm">{t('accounts.askHolder')}</Text>
          {asked.unchangedSince && (
            <Text size="sm" mb="xs">
              {t('accounts.unchangedSince')}: <Clock instant={asked.unchangedSince} seconds /> {t('clock.jst')}
            </Text>
          )}
          <Button size="compact-sm" onClick={() => void consent(asked)}>
            {t('accounts.holderConfirmed')}
          </Button>{' '}
          <Button size="compact-sm" variant="default" onClick={() => setAsked(undefined)}>
            {t('form.cancel')}
          </Button>
        </Alert>
      )}
      <Reading {...read} data={nodes}>
        {(accounts) => (
          <>
            <AccountTable accounts={accounts} consent={setAsked} />
            {more && (
              <Button variant="default" onClick={more}>
                {t('section.loadMore')}
              </Button>
            )}
          </>
        )}
      </Reading>
    </Container>
  );
}

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly consent: (account: Account) => void;
}

function AccountTable({ accounts, consent }: AccountTableProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={4} data-testid="accounts">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('accounts.name')}</Table.Th>
            <Table.Th>{t('accounts.login')}</Table.Th>
            <Table.Th>{t('accounts.roles')}</Table.Th>
            <Table.Th>{t('accounts.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.member.id}>
              <Table.Td>{account.member.name}</Table.Td>
              <Table.Td>{account.login}</Table.Td>
              <Table.Td>{account.roles.map((role) => word(institutionRoles, role)).join('・')}</Table.Td>
              <Table.Td>
                {account.disabled && <span className="mark">{t('accounts.disabled')}</span>}{' '}
                {account.mustChangePassword && <span className="mark">{t('accounts.notEntered')}</span>}{' '}
                {account.awaitsConsent && (
                  <span className="mark" data-kind="urgent">
                    {t('accounts.awaitsConsent')}
                  </span>
                )}{' '}
                {account.mayConsent && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => consent(account)}
                    aria-label={t('accounts.consentTo', { name: account.member.name })}
                  >
                    {t('accounts.consent')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
