import { Kbd, Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../app/observable.js';
import { keySheet } from './open-state.js';

export function KeySheet() {
  const { t } = useTranslation();
  const opened = useObservable(keySheet);
  const rows: [string, string][] = [
    ['N', t('keys.quickEntry')],
    ['Enter', t('keys.send')],
    ['Shift + Enter', t('keys.newLine')],
    ['/', t('keys.search')],
    ['Ctrl / ⌘ + K', t('keys.commands')],
    ['?', t('keys.sheet')],
    ['Esc', t('keys.close')],
  ];
  return (
    <Modal opened={opened} onClose={() => keySheet.set(false)} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('form.close') }}>
      <Table>
        <Table.Tbody>
          {rows.map(([key, meaning]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" mt="md">
        {t('keys.lineSyntax')}
      </Text>
      <Text size="sm" ff="monospace" component="pre" style={{ whiteSpace: 'pre-wrap' }}>
        {t('quick.placeholder')}
        {'\n'}
        {t('quick.clocks')}
        {'\n'}
        {t('quick.times')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('keys.turnOff')}
      </Text>
    </Modal>
  );
}
