import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { actorOf } from '#access';
import { CORE, globalId, refusal, reject, typeOfId, within, type Core, type EdgeRequest } from '#edge';
import { expenses } from '#finance';
import type { Uuid } from '#kernel';
import { chronology, everNamed, persons, type ChronologyRow } from '#response';
import { EraseSubjectInput, EraseSubjectPayload } from './erasure.js';

const subjects = ['Person', 'Entry', 'Expense'] as const;

interface Subject {
  readonly type: (typeof subjects)[number];
  readonly incident: Uuid;
  readonly id: Uuid;
}

@Resolver()
export class ErasureResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Mutation(() => EraseSubjectPayload, {
    description:
      'Destroys the keys of a person, a line or a cost, in every backup of the log too; nobody can take it back 「個人情報の消去」',
  })
  async eraseSubject(
    @Args('input') { subjectId, reason }: EraseSubjectInput,
    @Context('edge') edge: EdgeRequest,
  ): Promise<EraseSubjectPayload> {
    try {
      const subject = subjectIn(subjectId);
      await edge.authorise('eraseSubject', subject.incident);
      if (!this.exists(subject)) reject('NOT_FOUND', {}, ['subjectId']);
      const { caller } = edge;
      const { keyIds, position } = await this.core.privacy.erasures.erase({
        institutionId: caller.institutionId,
        incidentId: subject.incident,
        subject: subject.id,
        streams: this.core.streamsOf(subject.incident),
        otherKeys: await this.core.access.ledgerLines.reasonKeys(caller.institutionId, subject.id),
        reasonCode: reason,
        actor: actorOf(caller),
      });
      return { keys: keyIds.length, entryIds: this.entriesAbout(subject), position: position ?? null, errors: [] };
    } catch (error) {
      return { errors: refusal(error, edge).errors };
    }
  }

  /** As far as it is known: an erasure does not wait for a view that stopped. Throws `VIEW_STOPPED` on what may have come since. */
  private exists({ type, incident, id }: Subject): boolean {
    const { model } = this.core;
    switch (type) {
      case 'Person':
        return model.has(persons, incident, id);
      case 'Expense':
        return model.has(expenses, incident, id);
      case 'Entry':
        return (
          model.lastKnown(chronology, incident, id) !== undefined ||
          model.list(persons, incident).some(({ row: { entryId } }) => entryId === id) ||
          model.has(chronology, incident, id)
        );
    }
  }

  /**
   * A person's profile is no line, but the reasons of its corrections and of its withdrawal are words of an entry like others. `null` where a view
   * stopped that would have to be asked.
   */
  private entriesAbout({ type, incident, id }: Subject): string[] | null {
    if (type !== 'Person') return [];
    const { model } = this.core;
    if (![persons, chronology, expenses].every((view) => model.stops.follows(view, incident))) return null;
    const profile = model.get(persons, incident, id)!;
    // What a corrected line said of them before stays readable too.
    const lines = model.list(chronology, incident);
    const named = lines.filter(({ row }) => everNamed(row, id));
    // What was said on the way of a journey for them, and the reports that said how they were, name nobody themselves.
    const journeys = new Set(named.flatMap(({ row }) => dispatchOf(row.content) ?? []));
    const reports = new Set(named.flatMap(({ row }) => reportsBehind(row)));
    const about = lines.filter(({ key, row }) => everNamed(row, id) || journeys.has(dispatchOf(row.content) ?? '') || reports.has(key));
    const costs = model
      .list(expenses, incident)
      .filter(({ row: { content, versions } }) =>
        [content, ...versions.map((former) => former.content)].some(
          (said) => said.personIds.includes(id) || journeys.has(said.dispatchId ?? ''),
        ),
      );
    return [
      ...(profile.versions.length > 0 || profile.withdrawn ? [globalId('Entry', incident, profile.entryId)] : []),
      ...about.map(({ key }) => globalId('Entry', incident, key)),
      ...costs.map(({ key }) => globalId('Expense', incident, key)),
    ];
  }
}

/** The dispatch that a line asks for or is a step of. */
const dispatchOf = (content: object): string | undefined => (content as { readonly dispatchId?: string }).dispatchId;

/** The reports that a person's state rests on, or did before it was corrected. */
function reportsBehind({ content, versions }: ChronologyRow): string[] {
  const said: readonly { readonly reportId?: string }[] = [content, ...versions.map((former) => former.content)] as object[];
  return said.flatMap(({ reportId }) => reportId ?? []);
}

/** Throws `ID_INVALID`. */
function subjectIn(id: string): Subject {
  const named = typeOfId(id);
  const type = subjects.find((one) => one === named) ?? 'Person';
  return { type, ...within(type, id, ['subjectId']) };
}
