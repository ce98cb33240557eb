import { Inject, Injectable } from '@nestjs/common';
import { audienceOf, CORE, IncidentReading, SharedPush, type BoardName, type Core, type EdgeRequest, type IncidentRows } from '#edge';
import type { Position } from '#event-store';
import { DomainError, type Uuid } from '#kernel';
import { MANUALS, type Manual } from '#response';
import type { Board } from './board.type.js';
import { Pace } from './pace.js';
import { renderedBoard } from './rendered-board.js';

/** A board says for how long somebody was silent and which calls are due: older than this it is rendered again although nothing happened. */
const SHARED_MS = 500;
/** However many boards are open and however fast reports come in, rendering takes a quarter of the time: boards come less often, reports do not wait. */
const RESTS_FOR = 3;

/** How far an incident has come: what a board shows changes with either. */
export interface Standing {
  readonly last: Position;
  readonly erasures: number;
}

interface Rendered {
  /** When it was asked for. */
  readonly standing: Standing | undefined;
  /** From then on it does not see what is recorded. */
  begun: boolean;
  readonly board: Promise<SharedPush<Board> | null>;
}

/** Boards as they stand now: rendered once for all who look at the same one with the same rights, not once for each. */
@Injectable()
export class LiveBoards {
  private readonly newest = new Map<string, Rendered>();
  private readonly pace = new Pace(RESTS_FOR);

  constructor(
    @Inject(CORE) private readonly core: Core,
    @Inject(MANUALS) private readonly manuals: readonly Manual[],
    private readonly reading: IncidentReading,
  ) {}

  /** `undefined`: nothing is known of such an incident. */
  standingOf(incident: Uuid): Standing | undefined {
    const last = this.core.model.lastPosition(incident);
    return last === undefined ? undefined : { last, erasures: this.core.privacy.erasures.of(incident).length };
  }

  /** The board as it stands now or later, to whoever `edge` is in the incident. Throws `NOT_SIGNED_IN`, `FORBIDDEN`, `INCIDENT_NOT_FOUND`. */
  async of(edge: EdgeRequest, incident: Uuid, name: keyof typeof BoardName): Promise<SharedPush<Board> | null> {
    await edge.authorise('viewBoard', incident);
    const standing = this.standingOf(incident);
    const sight = await edge.sight(incident);
    const key = `${incident} ${name} ${audienceOf(edge, sight)}`;
    const known = this.newest.get(key);
    if (known && (!known.begun || sameStanding(known.standing, standing))) return known.board;
    const seeing = edge.seeing(incident, sight);
    const rendered: Rendered = {
      standing,
      begun: false,
      board: this.prepare(seeing, name, incident).then((render) =>
        this.pace.turn(incident, () => {
          rendered.begun = true;
          setTimeout(forget, SHARED_MS).unref();
          const board = render();
          return board && new SharedPush(board, incident, sight);
        }),
      ),
    };
    const forget = (): void => {
      if (this.newest.get(key) === rendered) this.newest.delete(key);
    };
    this.newest.set(key, rendered);
    rendered.board.catch(forget);
    return rendered.board;
  }

  private async prepare(edge: EdgeRequest, name: keyof typeof BoardName, incident: Uuid): Promise<() => Board | null> {
    return this.rendering(edge, name, await this.reading.read(edge, 'viewBoard', incident));
  }

  /** What renders a board of these rows, which may be those of a past moment. */
  async rendering(edge: EdgeRequest, name: keyof typeof BoardName, seen: IncidentRows): Promise<() => Board | null> {
    const withExpenses = await maySeeExpenses(edge, seen.incident);
    return () => renderedBoard({ name, seen, manuals: this.manuals, renderedAt: this.core.clock.now(), withExpenses });
  }
}

const sameStanding = (one: Standing | undefined, other: Standing | undefined): boolean =>
  one !== undefined && one.last === other?.last && one.erasures === other.erasures;

async function maySeeExpenses(edge: EdgeRequest, incident: Uuid): Promise<boolean> {
  try {
    await edge.authorise('viewExpenses', incident);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}
