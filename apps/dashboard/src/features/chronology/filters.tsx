import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { duties, entryKinds, entryStatuses } from '#vocabulary';
import type { ViewSearch } from '../../app/router.js';
import { useWords } from '../../i18n/words.js';

/** Which lines, in which order; it stands in the address, so that the view can be shared. */
export function Filters({ search, onSearch }: { readonly search: string; readonly onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const { options } = useWords();
  const navigate = useNavigate();
  const { status = '', duty = '', kind = '', urgent = false, order = 'RECORDED' } = useSearch({ from: '/i/$id/log' });
  const set = (change: ViewSearch) => void navigate({ to: '.', search: (before: ViewSearch) => ({ ...before, ...change }), replace: true });
  const all = { value: '', label: t('filter.all') };
  const orders = [
    { value: 'RECORDED', label: t('filter.byRecorded') },
    { value: 'OCCURRED', label: t('filter.byOccurred') },
  ];
  return (
    <Group gap="xs" my="xs" align="end" role="search">
      <TextInput
        label={t('search.label')}
        type="search"
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        style={{ flex: '1 1 12rem' }}
        id="search"
      />
      <NativeSelect
        label={t('entry.status')}
        data={[all, ...options(entryStatuses)]}
        value={status}
        onChange={(event) => set({ status: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('entry.duties')}
        data={[all, ...options(duties)]}
        value={duty}
        onChange={(event) => set({ duty: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('entry.kind')}
        data={[all, ...options(entryKinds)]}
        value={kind}
        onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('filter.order')}
        data={orders}
        value={order}
        onChange={(event) => set({ order: event.currentTarget.value === 'OCCURRED' ? 'OCCURRED' : undefined })}
      />
      <Checkbox
        label={t('filter.urgentOnly')}
        checked={urgent}
        onChange={(event) => set({ urgent: event.currentTarget.checked || undefined })}
        mb={8}
      />
    </Group>
  );
}
