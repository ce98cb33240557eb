import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, posts } from '#vocabulary';
import type { OpenBodyState } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { Clock } from '../../ui/clocks.js';
import { postsOfBody } from '../forms/posts-of-body.js';
import { useDialogs } from '../forms/use-dialogs.js';

interface BodyPostsProps {
  readonly state: OpenBodyState;
  readonly incidentId: string;
  readonly mayAct: boolean;
}

/** An open body with who holds its posts. */
export function BodyPosts({ state: { body, openedAt, posts: held, underHeadquarters }, incidentId, mayAct }: BodyPostsProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  return (
    <Group justify="space-between" gap="xs" data-testid={`body-${body}`}>
      <Text size="sm" component="div">
        <b>{word(bodies, body)}</b> {underHeadquarters && t('body.underHeadquarters')} <Clock instant={openedAt} />〜{' '}
        {held.map(({ post, member }, index) => (
          <span key={post + member.id}>
            {index > 0 && '、'}
            {word(posts, post)} {member.name}{' '}
            {mayAct && post !== postsOfBody[body].head && (
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
      {mayAct && (
        <Group gap={4}>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${t('post.assign')}: ${word(bodies, body)}`}
            onClick={() => dialogs.open({ kind: 'post', incidentId, body })}
          >
            {t('post.assign')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => dialogs.open({ kind: 'openBody', incidentId, body, standDown: true })}>
            {t('body.standDown')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
