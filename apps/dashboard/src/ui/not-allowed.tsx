import { Alert } from '@mantine/core';
import { useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { posts } from '#vocabulary';
import { ASSIGNING_POSTS } from '../api/operations/reading.js';
import type { Post } from '../api/types/index.js';
import { useRead } from '../api/use-read.js';
import { FrameContext } from '../app/incident-context.js';
import { useObservable } from '../app/observable.js';
import { incidentRights } from '../app/rights.js';
import { whoHolds } from '../app/who-holds.js';
import { useWords } from '../i18n/words.js';

/** Who may not see a screen is told what they lack and whom to ask; it is read again by itself once their rights are others. */
export function NotAllowed({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  const { language, word } = useWords();
  const incident = useContext(FrameContext)?.incident;
  const rights = useObservable(incidentRights);
  const before = useRef(rights);
  useEffect(() => {
    if (rights === before.current) return;
    before.current = rights;
    again();
  }, [rights, again]);

  const { data } = useRead<{ incident: { assigningPosts: readonly Post[] } | null }>(ASSIGNING_POSTS, incident && { id: incident.id });
  const assigning = data?.incident?.assigningPosts ?? [];
  const holders = incident ? whoHolds(assigning, incident).map(({ name }) => name) : [];
  const whom = holders.length > 0 ? holders : assigning.map((post) => word(posts, post));
  return (
    <Alert color="gray" m="md" role="status">
      {whom.length > 0 ? t('reading.noDuty', { whom: whom.join(language === 'ja' ? '・' : ', ') }) : t('reading.notAllowed')}
    </Alert>
  );
}
