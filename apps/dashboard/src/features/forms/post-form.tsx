import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, posts } from '#vocabulary';
import type { Body, Member, Post } from '../../api/types/index.js';
import { useWords } from '../../i18n/words.js';
import { CodeSelect } from './code-select.js';
import { FormModal } from './form-modal.js';
import { MemberSelect } from './member-select.js';
import { postsOfBody } from './posts-of-body.js';
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
  const { head, others } = postsOfBody[body];
  const [fields, set] = useFields({ post: initial?.post ?? others[0] ?? head, memberId: initial?.memberId ?? '' });
  return (
    <FormModal
      title={`${leaves ? t('post.vacate') : t('post.assign')}: ${word(bodies, body)}`}
      operation={leaves ? 'vacatePost' : 'assignPost'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={() => (leaves ? { incidentId, body, post: leaves.post, memberId: leaves.member.id } : { incidentId, body, ...fields })}
      {...(leaves && { submitLabel: t('post.vacate') })}
      close={close}
    >
      {leaves ? (
        <Text>
          {word(posts, leaves.post)} {leaves.member.name}
        </Text>
      ) : (
        <>
          <CodeSelect
            label={t('post.which')}
            list={posts}
            only={[head, ...others]}
            value={fields.post}
            onChange={(post) => set({ post })}
          />
          <MemberSelect label={t('post.to')} value={fields.memberId} onChange={(memberId) => set({ memberId })} />
          {fields.post === head && <Text size="sm">{t('post.headHint')}</Text>}
        </>
      )}
    </FormModal>
  );
}
