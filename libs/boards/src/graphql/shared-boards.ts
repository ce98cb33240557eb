import { audienceOf, SharedPush, type BoardName, type EdgeRequest } from '#edge';
import type { Position } from '#event-store';
import type { Uuid } from '#kernel';
import type { Board } from './board.type.js';

/** A board says for how long somebody was silent and which calls are due: older than this it is rendered again although nothing happened. */
const SHARED_MS = 500;

interface Rendered {
  /** Of the incident's last event when it was rendered. */
  readonly position: Position;
  readonly push: Promise<SharedPush<Board> | null>;
}

/** Boards for subscribers: rendered once for all who look at the same one with the same rights, not once for each. */
export class SharedBoards {
  private readonly newest = new Map<string, Rendered>();

  /** The board as it stands at `position` or later, to whoever `edge` is in the incident now. */
  async of(
    edge: EdgeRequest,
    incident: Uuid,
    name: keyof typeof BoardName,
    position: Position,
    render: (edge: EdgeRequest) => Promise<Board | null>,
  ): Promise<SharedPush<Board> | null> {
    const sight = await edge.sight(incident);
    const key = `${incident} ${name} ${audienceOf(edge, sight)}`;
    const known = this.newest.get(key);
    if (known?.position === position) return known.push;
    const push = render(edge.seeing(incident, sight)).then((board) => board && new SharedPush(board, incident, sight));
    const rendered = { position, push };
    this.newest.set(key, rendered);
    const forget = (): void => {
      if (this.newest.get(key) === rendered) this.newest.delete(key);
    };
    setTimeout(forget, SHARED_MS).unref();
    push.catch(forget);
    return push;
  }
}
