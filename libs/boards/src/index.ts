export { boardViews } from './boards.js';
export { BoardsModule } from './boards.module.js';
export { renderedBoard } from './graphql/rendered-board.js';
