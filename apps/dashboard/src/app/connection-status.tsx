import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { connection, lastHeard, type ConnectionState } from '../api/connection.js';
import { AgeOf } from '../ui/age.js';
import { announce } from './announcer.js';
import { useObservable } from './observable.js';

const SHAPES: Record<ConnectionState, string> = { CONNECTED: '●', RECONNECTING: '◐', OFFLINE: '○' };

/** 接続中 / 再接続中… / オフライン, and how old the data on screen is. */
export function ConnectionStatus() {
  const { t } = useTranslation();
  const state = useObservable(connection);
  const heardAt = useObservable(lastHeard);
  const words: Record<ConnectionState, string> = {
    CONNECTED: t('connection.connected'),
    RECONNECTING: t('connection.reconnecting'),
    OFFLINE: t('connection.offline'),
  };
  const word = words[state];
  useEffect(() => announce(word), [word]);
  return (
    <Text size="sm" data-testid="connection" data-state={state} fw={state === 'CONNECTED' ? 400 : 700}>
      <span aria-hidden>{SHAPES[state]} </span>
      {word}
      {' ・ '}
      {t('connection.data')} {heardAt === undefined ? '—' : <AgeOf since={heardAt} now={Date.now} />}
    </Text>
  );
}
