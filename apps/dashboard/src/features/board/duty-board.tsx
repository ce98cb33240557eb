import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Duty } from '../../api/types/index.js';
import { dutyOfSlug } from '../../app/duty-slug.js';
import { useAt } from '../../app/moment.js';
import { Empty } from '../../ui/empty.js';
import { Reading } from '../../ui/reading.js';
import { BoardSections } from './board-sections.js';
import { useBoard } from './use-board.js';

/** 担当ボード of the duty in the address. */
export function DutyBoard() {
  const { t } = useTranslation();
  const { duty: slug } = useParams({ from: '/i/$id/r/$duty' });
  const duty = dutyOfSlug(slug);
  return duty ? <OneDuty key={duty} duty={duty} /> : <Empty>{t('reading.notFound')}</Empty>;
}

function OneDuty({ duty }: { readonly duty: Duty }) {
  const { id } = useParams({ from: '/i/$id/r/$duty' });
  const read = useBoard(id, duty, useAt());
  return <Reading {...read}>{(board) => <BoardSections board={board} />}</Reading>;
}
