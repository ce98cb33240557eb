import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { Changes, CORE, incidentIn, messagesOf, Position, positionIn, type Core, type EdgeRequest, type IncidentRows } from '#edge';
import { DomainError, type Uuid } from '#kernel';
import { chronology, type ChronologyRow } from '../../views/chronology.view.js';
import { dispatches } from '../../views/dispatches.view.js';
import { incident as incidentView, INCIDENT_KEY } from '../../views/incident.view.js';
import { Entry, entryOf } from '../types/entry.js';
import { Incident, incidentOf } from '../types/incident.js';

@ObjectType({
  description: 'A line of the chronology that is new or changed, or the word that nothing is left to send 「クロノロジーの更新」',
})
export class ChronologyMessage {
  @Field(() => Entry, { nullable: true, description: 'The line 「記録」' })
  entry!: Entry | null;

  @Field(() => Position, { description: 'Pass it as `after` to go on from here 「記録位置」' })
  position!: string;

  @Field(() => Boolean, { description: 'Everything up to `position` was sent 「最新まで送信済み」' })
  caughtUp!: boolean;
}

const PAGE = 100;

@Resolver()
export class ResponseSubscriptions {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Subscription(() => ChronologyMessage, {
    resolve: (message: ChronologyMessage) => message,
    description: 'Lines in the order of their last change since `after`, then `caughtUp`, then live 「クロノロジーの更新」',
  })
  async chronologyChanged(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('after', { type: () => Position, nullable: true }) after?: string,
  ): Promise<AsyncGenerator<ChronologyMessage, void>> {
    const incident = incidentIn(incidentId, ['incidentId']);
    await edge.authorise('viewChronology', incident);
    // Another server may have sent more than has come here.
    if (after !== undefined) await this.core.projection.whenReached(positionIn(after));
    const changes = new Changes(this.core.projection, ({ incidents }) => incidents.has(incident));
    return messagesOf(changes, this.chronologyMessages(edge, incident, changes, after));
  }

  private async *chronologyMessages(
    edge: EdgeRequest,
    incident: Uuid,
    changes: Changes,
    after: string | undefined,
  ): AsyncGenerator<ChronologyMessage, void> {
    const { model, privacy } = this.core;
    let since = after;
    // Whoever resumes may still show what was erased meanwhile.
    let erasuresSent = after === undefined ? privacy.erasures.of(incident).length : 0;
    do {
      for (;;) {
        const upTo = model.position;
        const page = model.list(chronology, incident, { order: 'changed', limit: PAGE, ...(since !== undefined && { since }) });
        for (const { row, changedAt } of page) {
          // Ahead of it: whoever is cut off in between asks for all of them again. A first reading sends them as they stand.
          if (since !== undefined)
            for (const entry of this.stepsOf(row, incident)) {
              await edge.fresh().authorise('viewChronology', incident);
              yield { entry, position: since, caughtUp: false };
            }
          await edge.fresh().authorise('viewChronology', incident);
          since = changedAt;
          yield { entry: entryOf(row, this.live(incident), changedAt), position: changedAt, caughtUp: false };
        }
        if (page.length < PAGE) {
          since = upTo;
          break;
        }
      }
      const erasures = privacy.erasures.of(incident);
      for (const entry of this.linesAbout(incident, erasures.slice(erasuresSent))) {
        await edge.fresh().authorise('viewChronology', incident);
        yield { entry, position: since, caughtUp: false };
      }
      erasuresSent = erasures.length;
      await edge.fresh().authorise('viewChronology', incident);
      yield { entry: null, position: since, caughtUp: true };
    } while (await changes.next());
  }

  /** Lines that say something else since this one, a dispatch, was corrected: they name it as it stands. */
  private stepsOf({ type, content, versions }: ChronologyRow, incident: Uuid): Entry[] {
    if (type !== 'incident.dispatch-requested' || versions.length === 0) return [];
    const { steps = [] } = this.core.model.get(dispatches, incident, content.dispatchId) ?? {};
    return this.lines(
      steps.map(({ recorded }) => recorded.eventId),
      incident,
    );
  }

  /** Lines that say less since these erasures: their own words, or the names of whom they are about. */
  private linesAbout(incident: Uuid, erasures: readonly { readonly subject: Uuid }[]): Entry[] {
    const { model } = this.core;
    const keys = erasures.flatMap(({ subject }) => [
      subject,
      ...model.list(chronology, incident, { tag: `person:${subject}` }).map(({ key }) => key),
    ]);
    return this.lines([...new Set(keys)], incident);
  }

  private lines(keys: readonly string[], incident: Uuid): Entry[] {
    return keys.flatMap((key) => {
      const row = this.core.model.get(chronology, incident, key);
      return row ? [entryOf(row, this.live(incident))] : [];
    });
  }

  @Subscription(() => Incident, {
    resolve: (message: Incident) => message,
    description: 'An incident of the list that is new or changed 「事案一覧の更新」',
  })
  incidentsChanged(@Context('edge') edge: EdgeRequest): AsyncGenerator<Incident, void> {
    const { institutionId } = edge.caller;
    const touched = new Set<Uuid>();
    const changes = new Changes(this.core.projection, ({ incidents }) => {
      for (const incident of incidents) touched.add(incident);
      return incidents.size > 0;
    });
    return messagesOf(changes, this.incidentMessages(edge, institutionId, touched, changes));
  }

  private async *incidentMessages(
    edge: EdgeRequest,
    institutionId: string,
    touched: Set<Uuid>,
    changes: Changes,
  ): AsyncGenerator<Incident, void> {
    do {
      this.core.model.stops.assertFollowsIn(incidentView, institutionId);
      const incidents = [...touched];
      touched.clear();
      for (const incident of incidents) {
        // Of whichever institution: where the view stopped in another's, its row still says whose it is.
        const row = this.core.model.lastKnown(incidentView, incident, INCIDENT_KEY);
        if (row?.institutionId === institutionId && (await mayStillView(edge, incident))) yield incidentOf(row, this.live(incident));
      }
    } while (await changes.next());
  }

  private live(incident: Uuid): IncidentRows {
    return { rows: this.core.model, incident, now: this.core.clock.now() };
  }
}

/** One incident that the caller may not see does not end the list of all. */
async function mayStillView(edge: EdgeRequest, incident: Uuid): Promise<boolean> {
  try {
    await edge.fresh().authorise('viewIncidents', incident);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}
