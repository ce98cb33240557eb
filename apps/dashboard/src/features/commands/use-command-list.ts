import { useNavigate, useParams } from '@tanstack/react-router';
import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { codesOf, duties } from '#vocabulary';
import { dutySlug } from '../../app/duty-slug.js';
import { useMay, useMayAnywhere, type Action } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { preferences, prefer } from '../../settings/preferences.js';
import { useDialogs, type DialogRequest } from '../forms/use-dialogs.js';
import { keySheet } from './open-state.js';

export interface Command {
  readonly label: string;
  readonly run: () => void;
}

/** What the command menu offers here. */
export function useCommandList(): readonly Command[] {
  const { t } = useTranslation();
  const { word } = useWords();
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const dialogs = useDialogs();
  const may = useMay();
  const mayAnywhere = useMayAnywhere();
  const { toggleColorScheme } = useMantineColorScheme();
  const everywhere: Command[] = [
    { label: t('incidents.title'), run: () => void navigate({ to: '/' }) },
    ...(mayAnywhere('recordReport') ? [{ label: t('incidents.open'), run: () => dialogs.open({ kind: 'report' }) }] : []),
    ...(mayAnywhere('viewReadLedger') ? [{ label: t('ledger.title'), run: () => void navigate({ to: '/ledger' }) }] : []),
    ...(mayAnywhere('consentToAccount') ? [{ label: t('accounts.title'), run: () => void navigate({ to: '/accounts' }) }] : []),
    { label: t('settings.title'), run: () => void navigate({ to: '/settings' }) },
    { label: t('settings.otherLanguage'), run: () => prefer({ language: preferences.current.language === 'ja' ? 'en' : 'ja' }) },
    { label: t('settings.otherTheme'), run: toggleColorScheme },
    { label: t('keys.title'), run: () => keySheet.set(true) },
  ];
  if (!id) return everywhere;
  const params = { id };
  const offer = (action: Action, label: string, request: DialogRequest): Command[] =>
    may(action) ? [{ label, run: () => dialogs.open(request) }] : [];
  return [
    { label: t('nav.headquarters'), run: () => void navigate({ to: '/i/$id', params }) },
    { label: t('nav.chronology'), run: () => void navigate({ to: '/i/$id/log', params }) },
    ...codesOf(duties).map((duty) => ({
      label: t('nav.boardOf', { duty: word(duties, duty) }),
      run: () => void navigate({ to: '/i/$id/r/$duty', params: { id, duty: dutySlug(duty) } }),
    })),
    { label: t('nav.people'), run: () => void navigate({ to: '/i/$id/people', params }) },
    { label: t('nav.decisions'), run: () => void navigate({ to: '/i/$id/decisions', params }) },
    { label: t('nav.dispatches'), run: () => void navigate({ to: '/i/$id/dispatches', params }) },
    { label: t('nav.money'), run: () => void navigate({ to: '/i/$id/money', params }) },
    ...offer('recordReport', t('report.title'), { kind: 'report', incidentId: id }),
    ...offer('addPerson', t('person.add'), { kind: 'person', incidentId: id }),
    ...offer('requestDispatch', t('dispatch.request'), { kind: 'dispatch', incidentId: id }),
    ...offer('recordExpense', t('expense.record'), { kind: 'expense', incidentId: id }),
    ...offer('reportFigure', t('figure.report'), { kind: 'figure', incidentId: id }),
    ...everywhere,
  ];
}
