import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, posts } from '#vocabulary';
import type { BodyRule, OpenBodyState } from '../../api/types/index.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { useDialogs } from '../forms/use-dialogs.js';

interface BodyPostsProps {
  readonly state: OpenBodyState;
  readonly incidentId: string;
  /** What the manual says of the body; absent where nothing can be done with it. */
  readonly rule: BodyRule | undefined;
}

/** An open body with who holds its posts. */
export function BodyPosts({ state: { body, openedAt, posts: held, underHeadquarters }, incidentId, rule }: BodyPostsProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  const may = useMay();
  return (
    <Group justify="space-between" gap="xs" data-testid={`body-${body}`}>
      <Text size="sm" component="div">
        <b>{word(bodies, body)}</b> {underHeadquarters && t('body.underHeadquarters')} {t('body.opened')} <Clock instant={openedAt} />
        {held.map(({ post, member }, index) => (
          <span key={post + member.id}>
            {index === 0 ? ': ' : ' ・ '}
            {word(posts, post)} {member.name}{' '}
            {rule && post !== rule.head && may('vacatePost') && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t('post.vacate')}: ${word(posts, post)} ${member.name}`}
                onClick={() => dialogs.open({ kind: 'post', incidentId, body, leaves: { post, member } })}
              >
                {t('post.vacate')}
              </Button>
            )}
          </span>
        ))}
      </Text>
      {rule && (
        <Group gap={4}>
          {may('assignPost') && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t('post.assign')}: ${word(bodies, body)}`}
              onClick={() => dialogs.open({ kind: 'post', incidentId, body })}
            >
              {t('post.assign')}
            </Button>
          )}
          {may('standDown') && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => dialogs.open({ kind: 'openBody', incidentId, body, standDown: true })}
            >
              {t('body.standDown')}
            </Button>
          )}
        </Group>
      )}
    </Group>
  );
}
