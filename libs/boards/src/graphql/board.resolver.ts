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
  type AsOf,
  type Core,
  type EdgeRequest,
  type SharedPush,
} from '#edge';
import { comparePositions } from '#event-store';
import type { Uuid } from '#kernel';
import { Board } from './board.type.js';
import { LiveBoards } from './live-boards.js';

/** A subscriber gets at most ten boards a second. */
const LEAST_PAUSE_MS = 100;

@Resolver(() => Board)
export class BoardResolver {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly live: LiveBoards,
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
    const incident = incidentIn(incidentId, ['incidentId']);
    if (!atLeast && !asOf) return (await this.live.of(edge, incident, name))?.message ?? null;
    const render = await this.live.rendering(edge, name, await this.reading.read(edge, 'viewBoard', incident, { atLeast, asOf }));
    return render();
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
    // Of whoever resumes nobody knows what was erased since: they get the board once more.
    let erasuresShown = 0;
    do {
      const standing = this.live.standingOf(incident);
      if (!standing) continue;
      // Where a view stopped, the board says so itself, also to whoever comes with a position from behind that record.
      const isNew =
        sent === undefined || comparePositions(standing.last, positionIn(sent)) > 0 || !this.core.model.stops.followIn(incident);
      if (!isNew && standing.erasures <= erasuresShown) continue;
      const board = await this.live.of(edge.fresh(), incident, name);
      if (!board) continue;
      sent = board.message.position;
      erasuresShown = standing.erasures;
      yield board;
      await pause(LEAST_PAUSE_MS);
    } while (await changes.next());
  }
}
