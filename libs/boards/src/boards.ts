import type { View } from '#kernel';
import { financeViews } from '#finance';
import { responseViews } from '#response';
import type { BoardName } from './board.js';
import type { BoardOf } from './compose.js';
import { familyBoard } from './family.board.js';
import { generalAffairsBoard } from './general-affairs.board.js';
import { governmentBoard } from './government.board.js';
import { hqBoard } from './hq.board.js';
import { logisticsBoard } from './logistics.board.js';
import { onSiteBoard } from './on-site.board.js';
import { prBoard } from './pr.board.js';

/** Every board by name. */
export const boards: Readonly<Record<BoardName, BoardOf>> = {
  HQ: hqBoard,
  PR: prBoard,
  GOVERNMENT: governmentBoard,
  FAMILY: familyBoard,
  LOGISTICS: logisticsBoard,
  ON_SITE: onSiteBoard,
  GENERAL_AFFAIRS: generalAffairsBoard,
};

/** The views that boards read: what the live model keeps, and what a board at a past moment is folded from. */
export const boardViews: readonly View[] = [...responseViews, ...financeViews];
