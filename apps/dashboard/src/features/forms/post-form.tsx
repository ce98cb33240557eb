import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, posts } from '#vocabulary';
import type { Body, Member, Post } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { useBodyRules } from './body-rules.js';
import { CodeSelect } from './code-select.js';
import { FormModal } from './form-modal.js';
import { MemberSelect } from './member-select.js';
import type { DialogProps } from './use-dialogs.js';
import { useFields } from './use-fields.js';

/** Assigns a post of an open body, or vacates it. */
export interface PostRequest {
  readonly kind: 'post';
  readonly incidentId: string;
  readonly body: Body;
  /** Who leaves the post; absent: somebody gets one. */
  readonly leaves?: { readonly post: Post; readonly member: Member };
  readonly initial?: { readonly post?: Post; readonly memberId?: string };
  readonly replaces?: string;
}

export default function PostForm({ request, close }: DialogProps<PostRequest>) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { incidentId, body, leaves, initial } = request;
  const rule = useBodyRules(incidentId).find((known) => known.body === body);
  const names = rule?.posts.map(({ post }) => post) ?? [];
  const [fields, set] = useFields({ post: initial?.post, memberId: initial?.memberId ?? '' });
  // Whoever leads changes more rarely than the others.
  const post = fields.post ?? names.find((name) => name !== rule?.head) ?? rule?.head;
  return (
    <FormModal
      title={`${leaves ? t('post.vacate') : t('post.assign')}: ${word(bodies, body)}`}
      operation={leaves ? 'vacatePost' : 'assignPost'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={() => (leaves ? { incidentId, body, post: leaves.post, memberId: leaves.member.id } : { incidentId, body, ...fields, post })}
      {...(leaves && { submitLabel: t('post.vacate') })}
      close={close}
    >
      {leaves ? (
        <Text>
          {word(posts, leaves.post)} {leaves.member.name}
        </Text>
      ) : (
        <>
          {post && (
            <CodeSelect label={t('post.which')} list={posts} only={names} value={post} onChange={(chosen) => set({ post: chosen })} />
          )}
          <MemberSelect
            label={t('post.to')}
            value={fields.memberId}
            onChange={(memberId) => set({ memberId })}
            complaint={post ? undefined : t('post.notRead')}
          />
          {post !== undefined && post === rule?.head && <Text size="sm">{t('post.headHint')}</Text>}
        </>
      )}
    </FormModal>
  );
}
