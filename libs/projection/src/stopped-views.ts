import { DomainError, type Uuid, type View } from '#kernel';

/** A record that a view could not read. */
export interface Stop {
  /** Whose record it is; one that does not say could be anybody's. */
  readonly institutionId: string | undefined;
  readonly type: string;
  readonly position: string;
  readonly reason: string;
}

/** A record that names no incident could have changed rows of any. */
const OF_ALL = '';

/**
 * Views that met a record which they cannot read. Such a view stops there, in the incident of that record: its rows are those of before and nobody
 * is shown them as if they were complete. Rows of other incidents hold nothing of that record, and go on.
 */
export class StoppedViews {
  static readonly none = new StoppedViews(new Map());

  private constructor(private readonly views: ReadonlyMap<string, ReadonlyMap<string, Stop>>) {}

  /** By view, the first record that it stopped at, and why. */
  get reasons(): ReadonlyMap<string, string> {
    return new Map(
      Array.from(this.views, ([view, stops]) => {
        const { type, position, reason } = stops.values().next().value!;
        return [view, `${type} at ${position}: ${reason}`];
      }),
    );
  }

  /** These and one more. */
  with(view: View, incident: string, stop: Stop): StoppedViews {
    const stops = new Map(this.views.get(view.name)).set(incident, stop);
    return new StoppedViews(new Map(this.views).set(view.name, stops));
  }

  /** Whether the view follows the log in this incident. */
  follows(view: View, incident: string): boolean {
    return this.stopOf(view, incident) === undefined;
  }

  /** Whether all views do. */
  followIn(incident: Uuid): boolean {
    return ![...this.views.values()].some((stops) => stops.has(incident) || stops.has(OF_ALL));
  }

  /** Throws `DomainError VIEW_STOPPED` when the view no longer follows the log in this incident. */
  assertFollows(view: View, incident: Uuid): void {
    refuseAt(this.stopOf(view, incident), view);
  }

  /** The same when it does not in any incident of this institution. */
  assertFollowsIn(view: View, institutionId: string): void {
    const stops = [...(this.views.get(view.name)?.values() ?? [])];
    refuseAt(this.stopOf(view, OF_ALL) ?? stops.find((stop) => [institutionId, undefined].includes(stop.institutionId)), view);
  }

  private stopOf(view: View, incident: string): Stop | undefined {
    const stops = this.views.get(view.name);
    return stops?.get(incident) ?? stops?.get(OF_ALL);
  }
}

function refuseAt(stop: Stop | undefined, view: View): void {
  if (stop) throw new DomainError('VIEW_STOPPED', { view: view.name, type: stop.type, position: stop.position });
}
