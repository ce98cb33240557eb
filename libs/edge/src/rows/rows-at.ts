import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { parsePosition, type Position } from '#event-store';
import { isUuid, type Instant, type RowReader, type Uuid } from '#kernel';
import { PastRows, type Moment } from '#projection';
import { CORE, type Core } from '../core.js';
import { reject } from '../errors.js';

/** A past moment, as arguments of queries name it: their parameter is of this type, because an absent class would arrive as an empty one. */
export interface AsOf {
  readonly position?: string | null;
  readonly eventId?: string | null;
  readonly recordedAt?: string | null;
}

/** Asks for the rows of an incident: live, at least as new as a position, or as they stood at a past moment. */
export class RowsAt {
  constructor(
    readonly incident: Uuid,
    readonly atLeast?: string | null,
    readonly asOf?: AsOf | null,
  ) {}
}

/** Throws `ONE_MOMENT_ONLY`, `MOMENT_NOT_FOUND`, `READ_MODEL_BEHIND` and `PositionForeign`; the rows throw `VIEW_STOPPED` where they are incomplete. */
@QueryHandler(RowsAt)
export class RowsAtHandler implements IQueryHandler<RowsAt, RowReader> {
  private readonly past: PastRows;

  constructor(@Inject(CORE) private readonly core: Core) {
    this.past = new PastRows(core.store, core.registry, core.views);
  }

  async execute({ incident, atLeast, asOf }: RowsAt): Promise<RowReader> {
    const { projection, model } = this.core;
    if (asOf) return this.past.at(this.core.streamsOf(incident), momentOf(asOf));
    if (atLeast) await projection.whenReached(positionIn(atLeast));
    return model;
  }
}

function momentOf({ position, eventId, recordedAt }: AsOf): Moment {
  if ([position, eventId, recordedAt].filter((given) => given != null).length !== 1) reject('ONE_MOMENT_ONLY', {}, ['asOf']);
  if (position != null) return { position: positionIn(position) };
  if (recordedAt != null) return { recordedAt: recordedAt as Instant };
  return isUuid(eventId) ? { eventId } : reject('ID_INVALID', {}, ['asOf', 'eventId']);
}

/** Throws `INPUT_INVALID` on text that is not a position. */
export function positionIn(text: string): Position {
  try {
    parsePosition(text as Position);
  } catch {
    reject('INPUT_INVALID', { rule: 'position' });
  }
  return text as Position;
}
