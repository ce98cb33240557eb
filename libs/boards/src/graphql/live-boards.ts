import { Inject, Injectable } from '@nestjs/common';
import { audienceOf, CORE, IncidentReading, SharedPush, type BoardName, type Core, type EdgeRequest, type IncidentRows } from '#edge';
import type { Position } from '#event-store';
import { DomainError, type Uuid } from '#kernel';
import { MANUALS, type Manual } from '#response';
import type { Board } from './board.type.js';
import { renderedBoard } from './rendered-board.js';

/** A board says for how long somebody was silent and which calls are due: older than this it is rendered again although nothing happened. */
const SHARED_MS = 500;

/** How far an incident has come: what a board shows changes with either. */
export interface Standing {
  readonly last: Position;
  readonly erasures: number;
}

interface Rendered {
  readonly standing: Standing;
  readonly board: Promise<SharedPush<Board> | null>;
}

/** Boards as they stand now: rendered once for all who look at the same one with the same rights, not once for each. */
@Injectable()
export class LiveBoards {
  private readonly newest = new Map<string, Rendered>();

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
    if (known && known.standing.last === standing?.last && known.standing.erasures === standing.erasures) return known.board;
    const seeing = edge.seeing(incident, sight);
    const board = this.reading
      .read(seeing, 'viewBoard', incident)
      .then((seen) => this.render(seeing, name, seen))
      .then((shown) => shown && new SharedPush(shown, incident, sight));
    if (standing) this.share(key, { standing, board });
    return board;
  }

  private share(key: string, rendered: Rendered): void {
    this.newest.set(key, rendered);
    const forget = (): void => {
      if (this.newest.get(key) === rendered) this.newest.delete(key);
    };
    setTimeout(forget, SHARED_MS).unref();
    rendered.board.catch(forget);
  }

  /** A board of these rows, which may be those of a past moment. */
  async render(edge: EdgeRequest, name: keyof typeof BoardName, seen: IncidentRows): Promise<Board | null> {
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
