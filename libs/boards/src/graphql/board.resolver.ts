import { setTimeout as pause } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import {
  AsOfInput,
  BoardName,
  Changes,
  CORE,
  IncidentReading,
  incidentIn,
  messagesOf,
  Position,
  positionIn,
  type SharedPush,
  type Core,
  type EdgeRequest,
  type IncidentRows,
  type AsOf,
} from '#edge';
import { comparePositions } from '#event-store';
import { DomainError, type Uuid } from '#kernel';
import { MANUALS, type Manual } from '#response';
import { Board } from './board.type.js';
import { renderedBoard } from './rendered-board.js';
import { SharedBoards } from './shared-boards.js';

/** A subscriber gets at most ten boards a second. */
const LEAST_PAUSE_MS = 100;

@Resolver(() => Board)
export class BoardResolver {
  private readonly shared = new SharedBoards();

  constructor(
    @Inject(CORE) private readonly core: Core,
    @Inject(MANUALS) private readonly manuals: readonly Manual[],
    private readonly reading: IncidentReading,
  ) {}

  @Query(() => Board, { nullable: true, description: 'One duty’s board, now or at a past moment 「担当ボード」' })
  async board(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('name', { type: () => BoardName }) name: keyof typeof BoardName,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Board | null> {
    return this.render(edge, name, await this.reading.read(edge, 'viewBoard', incidentIn(incidentId, ['incidentId']), { atLeast, asOf }));
  }

  @Subscription(() => Board, {
    resolve: ({ message }: SharedPush<Board>) => message,
    description: 'The whole board whenever it has changed, the latest wins; nothing if nothing changed since `after` 「担当ボードの更新」',
  })
  async boardChanged(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('name', { type: () => BoardName }) name: keyof typeof BoardName,
    @Args('after', { type: () => Position, nullable: true }) after?: string,
  ): Promise<AsyncGenerator<SharedPush<Board>, void>> {
    const incident = incidentIn(incidentId, ['incidentId']);
    await edge.authorise('viewBoard', incident);
    const changes = new Changes(this.core.projection, ({ incidents }) => incidents.has(incident));
    return messagesOf(changes, this.messages(edge, incident, name, changes, after));
  }

  private async *messages(
    edge: EdgeRequest,
    incident: Uuid,
    name: keyof typeof BoardName,
    changes: Changes,
    after: string | undefined,
  ): AsyncGenerator<SharedPush<Board>, void> {
    let sent = after;
    do {
      const last = this.core.model.lastPosition(incident);
      if (last !== undefined && (sent === undefined || comparePositions(last, positionIn(sent)) > 0)) {
        const asking = edge.fresh();
        await asking.authorise('viewBoard', incident);
        const push = await this.shared.of(asking, incident, name, last, async (seeing) =>
          this.render(seeing, name, await this.reading.read(seeing, 'viewBoard', incident)),
        );
        if (push) {
          sent = push.message.position;
          yield push;
          await pause(LEAST_PAUSE_MS);
        }
      }
    } while (await changes.next());
  }

  private async render(edge: EdgeRequest, name: keyof typeof BoardName, seen: IncidentRows): Promise<Board | null> {
    const withExpenses = await maySeeExpenses(edge, seen.incident);
    return renderedBoard({ name, seen, manuals: this.manuals, renderedAt: this.core.clock.now(), withExpenses });
  }
}

async function maySeeExpenses(edge: EdgeRequest, incident: Uuid): Promise<boolean> {
  try {
    await edge.authorise('viewExpenses', incident);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}
