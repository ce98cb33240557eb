import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { Clock } from '../../ui/clocks.js';
import { ProtectedText } from '../../ui/protected-text.js';
import { useWords } from '../../i18n/words.js';
import { EntryChoice } from './entry-choice.js';

/** 訂正 and 取消: what stood here before, struck through, with who, when and why. */
export function EntryHistory({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { local } = useWords();
  return (
    <>
      {entry.versions.map((version) => (
        <Text size="sm" component="div" key={version.replacedAt} data-testid="version">
          <s className="struck">
            {version.summary && `${local(version.summary)} `}
            <ProtectedText value={version.text} struck />
            <EntryChoice choice={version.choice} struck />
          </s>{' '}
          <Text span size="xs">
            {t('correction.corrected')} {version.replacedBy?.name} <Clock instant={version.replacedAt} />:{' '}
            <ProtectedText value={version.reason} />
          </Text>
        </Text>
      ))}
      {entry.withdrawn && (
        <Text size="xs" component="div" data-testid="withdrawn">
          {t('withdraw.withdrawn')} {entry.withdrawn.by?.name} <Clock instant={entry.withdrawn.at} />:{' '}
          <ProtectedText value={entry.withdrawn.reason} />
        </Text>
      )}
    </>
  );
}
