import { useParams } from '@tanstack/react-router';
import type { Duty } from '../../api/types/index.js';
import { NoSuchPage } from '../../app/dead-ends.js';
import { dutyOfSlug } from '../../app/duty-slug.js';
import { useAt } from '../../app/moment.js';
import { Reading } from '../../ui/reading.js';
import { BoardSections } from './board-sections.js';
import { useBoard } from './use-board.js';

/** 担当ボード of the duty in the address. */
export function DutyBoard() {
  const { duty: slug } = useParams({ from: '/i/$id/r/$duty' });
  const duty = dutyOfSlug(slug);
  return duty ? <OneDuty key={duty} duty={duty} /> : <NoSuchPage />;
}

function OneDuty({ duty }: { readonly duty: Duty }) {
  const { id } = useParams({ from: '/i/$id/r/$duty' });
  const read = useBoard(id, duty, useAt());
  return <Reading {...read}>{(board) => <BoardSections board={board} />}</Reading>;
}
