import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../app/observable.js';
import { composing } from '../../quick-entry/composing.js';
import { commandMenu } from './open-state.js';
import { useCommandList, type Command } from './use-command-list.js';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Everything one can go to or do, found by its name. */
export function CommandMenu() {
  const opened = useObservable(commandMenu);
  const { t } = useTranslation();
  const close = () => commandMenu.set(false);
  return (
    <Modal opened={opened} onClose={close} title={t('commands.open')} closeButtonProps={{ 'aria-label': t('form.close') }}>
      <CommandSearch close={close} />
    </Modal>
  );
}

function CommandSearch({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const commands = useCommandList();
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = commands.filter(({ label }) => plain(label).includes(plain(asked.trim())));
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={`command-${chosen}`}
        aria-label={t('commands.search')}
        placeholder={t('commands.search')}
        value={asked}
        onChange={(event) => {
          setAsked(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        role="listbox"
        id="commands"
        aria-label={t('commands.open')}
        style={{ marginBlockStart: 8, maxBlockSize: '50vh', overflowY: 'auto' }}
      >
        {found.map((command, index) => (
          <UnstyledButton
            key={command.label}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="command"
            onClick={() => run(command)}
          >
            {command.label}
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}
