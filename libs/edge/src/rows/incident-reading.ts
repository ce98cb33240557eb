import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DomainError, type Instant, type RowReader, type Uuid } from '#kernel';
import { CORE, type Core } from '../core.js';
import type { EdgeRequest } from '../request.js';
import { positionIn, RowsAt, type AsOf } from './rows-at.js';

/** The rows of one incident at one moment: what a type that looks further reads through. */
export interface IncidentRows {
  readonly rows: RowReader;
  readonly incident: Uuid;
  /** The time of the service; absent when the rows are those of a past moment. */
  readonly now: Instant | undefined;
}

export interface ReadAt {
  readonly atLeast?: string | null | undefined;
  readonly asOf?: AsOf | null | undefined;
}

/** How every query of an incident begins: who may read it, and as of when. */
@Injectable()
export class IncidentReading {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly queries: QueryBus,
  ) {}

  /**
   * The rows for a caller who may do `action` there; a past moment also needs `viewHistory`. Waits for `atLeast` first, because an incident opened
   * a moment ago is not known before. Throws `NOT_SIGNED_IN`, `FORBIDDEN`, `INCIDENT_NOT_FOUND` and what `RowsAt` throws.
   */
  async read(edge: EdgeRequest, action: string, incident: Uuid, { atLeast, asOf }: ReadAt = {}): Promise<IncidentRows> {
    if (edge.caller && atLeast) await this.core.projection.whenReached(positionIn(atLeast));
    await edge.authorise(action, incident);
    if (asOf) await edge.authorise('viewHistory', incident);
    const rows = await this.queries.execute<RowsAt, RowReader>(new RowsAt(incident, atLeast, asOf));
    return { rows, incident, now: asOf ? undefined : this.core.clock.now() };
  }

  /** The same for what a mutation answers: `undefined` when the caller may record but not read. */
  async readBack(edge: EdgeRequest, action: string, incident: Uuid, position: string): Promise<IncidentRows | undefined> {
    try {
      return await this.read(edge, action, incident, { atLeast: position });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'FORBIDDEN') return undefined;
      throw error;
    }
  }
}
