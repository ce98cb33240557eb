import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CORE, Post, type Connection, type Core, type EdgeRequest } from '#edge';
import { MANUALS } from '../../application/manuals.js';
import type { Manual } from '../../policies/level/manual.js';
import { chronology } from '../../views/chronology.view.js';
import { persons } from '../../views/persons.view.js';
import { shakenBy } from '../../views/shaken.js';
import { chronologyPage } from '../chronology-page.js';
import { conditionCounts } from '../condition-counts.js';
import { BodyRule, bodyRules, OpenBodyState, openBodyStates } from '../types/bodies.js';
import {
  CitedClause,
  citedClauses,
  Decision,
  DecisionConnection,
  DecisionGround,
  decisionGrounds,
  type DecisionPage,
} from '../types/decision.js';
import { Dispatch } from '../types/dispatch.js';
import { Entry, EntryConnection } from '../types/entry.js';
import { ConditionCount, Incident } from '../types/incident.js';
import { LevelState, levelStateOf } from '../types/level.js';
import { PersonRef, personRefs } from '../types/person-ref.js';
import { Person, PersonClaim, personClaimOf } from '../types/person.js';

@Resolver(() => Incident)
export class IncidentFields {
  constructor(
    @Inject(MANUALS) private readonly manuals: readonly Manual[],
    @Inject(CORE) private readonly core: Core,
  ) {}

  @ResolveField(() => LevelState, { description: 'Response level 「対応レベル」' })
  level(@Parent() { row }: Incident): LevelState {
    return levelStateOf(row, this.manuals);
  }

  @ResolveField(() => [OpenBodyState], { description: 'Bodies that are open 「設置中の体制」' })
  bodies(@Parent() { row }: Incident): OpenBodyState[] {
    return openBodyStates(row);
  }

  @ResolveField(() => [BodyRule], { description: 'Bodies that its manual knows, with their posts and duties 「マニュアルの体制」' })
  bodyRules(@Parent() { row }: Incident): BodyRule[] {
    return bodyRules(row, this.manuals);
  }

  @ResolveField(() => [Post], { description: 'Posts whose holders assign its duties 「担当を割り当てる役職」' })
  assigningPosts(): readonly (keyof typeof Post)[] {
    return this.core.authorisation.postsThatMay('assignDuty');
  }

  @ResolveField(() => [ConditionCount], { description: 'Conditions of those sent 「安否」' })
  conditions(@Parent() { seen }: Incident): ConditionCount[] {
    return conditionCounts(seen);
  }

  @ResolveField(() => Int, { description: 'Persons concerned 「対象者数」' })
  persons(@Parent() { seen }: Incident): number {
    return seen.rows.count(persons, seen.incident, 'live');
  }

  @ResolveField(() => Int, { description: 'Entries that need action 「未対応・対応中」' })
  openEntries(@Parent() { seen }: Incident): number {
    return seen.rows.count(chronology, seen.incident, 'open');
  }

  @ResolveField(() => Int, {
    description: 'How often personal data was erased in it: when this rises, what is on a screen must be read again 「消去の回数」',
  })
  erasures(@Parent() { seen }: Incident): number {
    return this.core.privacy.erasures.of(seen.incident).length;
  }
}

@Resolver(() => Entry)
export class EntryFields {
  @ResolveField(() => [PersonRef], { description: 'Whom it speaks of 「対象者」' })
  persons(@Parent() { seen, personIds }: Entry): PersonRef[] {
    return personRefs(seen, personIds);
  }
}

@Resolver(() => Person)
export class PersonFields {
  @ResolveField(() => [PersonClaim], { description: 'Everything said of this person’s state, newest first 「安否情報」' })
  claims(@Parent() { row, seen }: Person): PersonClaim[] {
    const lines = seen.rows.list(chronology, seen.incident, { tag: `person:${row.personId}`, order: 'sort', direction: 'backwards' });
    return lines.flatMap((stored) => personClaimOf(stored.row, seen));
  }

  @ResolveField(() => EntryConnection, {
    description: 'Lines of the chronology that speak of this person: the last block of form 5 「資料5のクロノロジー」',
  })
  async entries(
    @Parent() { id, seen }: Person,
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<Entry>> {
    await edge.authorise('viewChronology', seen.incident);
    return chronologyPage(seen, { first, after, filter: { personId: id }, order: 'OCCURRED' });
  }
}

@Resolver(() => Dispatch)
export class DispatchFields {
  @ResolveField(() => [PersonRef], { description: 'For whom 「対象者」' })
  persons(@Parent() { row, seen }: Dispatch): PersonRef[] {
    return personRefs(seen, row.details.forPersonIds);
  }
}

@Resolver(() => Decision)
export class DecisionFields {
  constructor(@Inject(MANUALS) private readonly manuals: readonly Manual[]) {}

  @ResolveField(() => [CitedClause], { description: 'Clauses of the manual 「条項」' })
  clauses(@Parent() { row }: Decision): CitedClause[] {
    return citedClauses(row, this.manuals);
  }

  @ResolveField(() => [DecisionGround], { description: 'The lines of the chronology that it rests on, as they stand now 「根拠の記録」' })
  grounds(@Parent() { row, seen }: Decision): DecisionGround[] {
    return decisionGrounds(row, seen);
  }

  @ResolveField(() => Boolean, {
    description: 'Grounds were corrected or withdrawn since, and nobody has decided again 「根拠の変化により再検討が必要」',
  })
  shaken(@Parent() { row, seen }: Decision): boolean {
    return shakenBy(seen.rows, seen.incident, row).length > 0;
  }
}

@Resolver(() => DecisionConnection)
export class DecisionPageFields {
  @ResolveField(() => ID, { nullable: true, description: 'What a decision made before this list sends as `basedOn` 「最終記録」' })
  lastEventId(@Parent() { lastEventId }: DecisionPage): string | null {
    return lastEventId;
  }
}
