import { useParams } from '@tanstack/react-router';
import { useAt } from '../../app/moment.js';
import { Reading } from '../../ui/reading.js';
import { BoardSections } from './board-sections.js';
import { useBoard } from './use-board.js';

/** 本部ボード: what needs a decision now? */
export function Headquarters() {
  const { id } = useParams({ from: '/i/$id/' });
  const read = useBoard(id, 'HQ', useAt());
  return <Reading {...read}>{(board) => <BoardSections board={board} />}</Reading>;
}
