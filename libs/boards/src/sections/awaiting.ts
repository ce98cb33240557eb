import type { Uuid } from '#kernel';
import {
  bodiesToConsider,
  decisions,
  dispatches,
  openDutiesOf,
  persons,
  ruleOfDuty,
  ruleOfLowering,
  shakenBy,
  wordedAt,
  type CodeOf,
  type DecisionRow,
  type DispatchRow,
  type PersonProfile,
} from '#response';
import type { BoardContext, BoardLevel, Duty, Section } from '../board.js';
import { bounded, KIB, unlessLonger } from '../size.js';
import { vacantDuties } from './duties.js';

/** Something that only people can decide, with the rule that asks for it. */
export type Awaiting =
  /**
   * A body that the manual wants and nobody has opened, or that it leaves to people whether to open, such as the headquarters at level 2
   * (M-063, M-082, O-16). Bodies are opened by people only.
   */
  | {
      readonly matter: 'BODY_NOT_OPENED' | 'BODY_TO_CONSIDER';
      readonly rule: string;
      readonly body: CodeOf<'bodies'>;
      readonly inForce: number;
      readonly certainty: CodeOf<'certainties'>;
    }
  /** The facts no longer carry the level; only a person lowers it, with grounds (M-065, O-5). */
  | { readonly matter: 'LEVEL_ABOVE_FACTS'; readonly rule?: string | undefined; readonly inForce: number; readonly assessed: number }
  /** A duty of an open body has no holder (M-077, M-085). */
  | { readonly matter: 'DUTY_VACANT'; readonly rule?: string | undefined; readonly duty: Duty }
  | {
      readonly matter: 'DISPATCH_TO_APPROVE';
      readonly dispatchId: Uuid;
      readonly dispatchKind: CodeOf<'dispatchKinds'>;
      readonly purpose?: DispatchRow['details']['purpose'] | undefined;
    }
  /** Grounds of a decision were corrected or withdrawn since, and nobody has decided again (U-3, U-9). */
  | {
      readonly matter: 'DECISION_SHAKEN';
      readonly decisionId: Uuid;
      readonly question?: DecisionRow['content']['question'] | undefined;
      readonly shakenBy: readonly Uuid[];
    }
  /** Confirmed claims about one person disagree. */
  | { readonly matter: 'PERSON_DISPUTED'; readonly personId: Uuid; readonly name?: PersonProfile['name'] | undefined };

/** How many of a kind there are besides those that are listed. */
export interface AwaitingMore {
  readonly matter: Awaiting['matter'];
  readonly more: number;
}

const MATTERS = { items: 20, bytes: 3 * KIB };
const EACH = 5;
/** Longer words are read where the matter itself stands: bytes once opened, about 100 Japanese characters. */
const LONGEST_WORDS = 300;
const REQUESTED = 'status:REQUESTED';
const DISPUTED = 'conflict';

function ofLevel(context: BoardContext, { inForce: level, assessment, missingBodies }: BoardLevel): Awaiting[] {
  const { row, manuals } = context;
  const { value: inForce, certainty } = level;
  return [
    ...missingBodies.map(({ body, rule }): Awaiting => ({ matter: 'BODY_NOT_OPENED', rule, body, inForce, certainty })),
    ...bodiesToConsider(row, manuals)
      .filter(({ rule }) => !consideredBy(rule, context))
      .map(({ body, rule }): Awaiting => ({ matter: 'BODY_TO_CONSIDER', rule, body, inForce, certainty })),
    ...(assessment && assessment.level < inForce && !setKnowing(assessment, level)
      ? [{ matter: 'LEVEL_ABOVE_FACTS', rule: ruleOfLowering(row, manuals), inForce, assessed: assessment.level } as const]
      : []),
  ];
}

/** At this level somebody decided and named the rule: what it calls for is not to be opened now. */
function consideredBy(rule: string, { rows, incident, row }: BoardContext): boolean {
  const decided = rows.list(decisions, incident, { tag: `clause:${rule}` });
  return decided.some((decision) => wordedAt(decision.row) >= row.level.changed.recordedAt);
}

/** Whoever set the level knew what the facts give: it is asked again only once they give something else. */
const setKnowing = ({ recorded }: NonNullable<BoardLevel['assessment']>, { by, changed }: BoardLevel['inForce']): boolean =>
  by === 'person' && changed.recordedAt >= recorded.recordedAt;

function ofDuties({ row, manuals }: BoardContext): Awaiting[] {
  const open = openDutiesOf(row.bodies);
  return vacantDuties({ row })
    .filter((duty) => open.has(duty))
    .map((duty) => ({ matter: 'DUTY_VACANT', rule: ruleOfDuty(row, manuals, duty), duty }));
}

/** The first matters of a kind, and how many there are of it. */
interface Kind {
  readonly matter: Awaiting['matter'];
  readonly first: readonly Awaiting[];
  readonly total: number;
}

const ofDispatches = ({ rows, incident }: BoardContext): Kind => ({
  matter: 'DISPATCH_TO_APPROVE',
  first: rows.list(dispatches, incident, { tag: REQUESTED, order: 'created', limit: EACH }).map(({ row: { dispatchId, details } }) => ({
    matter: 'DISPATCH_TO_APPROVE',
    dispatchId,
    dispatchKind: details.kind,
    purpose: unlessLonger(details.purpose, LONGEST_WORDS),
  })),
  total: rows.count(dispatches, incident, REQUESTED),
});

/** Those longest undecided first, however many decisions have been made since. */
function ofDecisions({ rows, incident }: BoardContext): Kind {
  const shaken = rows.list(decisions, incident, { tag: 'live:grounded', order: 'created' }).flatMap(({ row }) => {
    const by = shakenBy(rows, incident, row);
    return by.length > 0 ? [{ row, by }] : [];
  });
  const first = shaken.slice(0, EACH).map(({ row: { entryId, content }, by }): Awaiting => {
    const question = unlessLonger(content.question, LONGEST_WORDS);
    return { matter: 'DECISION_SHAKEN', decisionId: entryId, question, shakenBy: by.slice(0, EACH) };
  });
  return { matter: 'DECISION_SHAKEN', first, total: shaken.length };
}

const ofPersons = ({ rows, incident }: BoardContext): Kind => ({
  matter: 'PERSON_DISPUTED',
  first: rows.list(persons, incident, { tag: DISPUTED, order: 'sort', limit: EACH }).map(({ row: { personId, profile } }) => ({
    matter: 'PERSON_DISPUTED',
    personId,
    name: unlessLonger(profile.name, LONGEST_WORDS),
  })),
  total: rows.count(persons, incident, DISPUTED),
});

/** What needs a decision now, the gravest kind first. Sources that give different numbers are no matter of decision (U-12). */
export function awaiting(context: BoardContext, level: BoardLevel): Section {
  if (context.row.status === 'CLOSED') return { kind: 'AWAITING', matters: { items: [], more: 0 }, moreOf: [] };
  const long = [ofDecisions(context), ofDispatches(context), ofPersons(context)];
  const few = ofDuties(context);
  const matters = [...ofLevel(context, level), ...long.flatMap(({ first }) => first), ...few];
  const unread = long.reduce((sum, { first, total }) => sum + total - first.length, 0);
  const listed = bounded(matters, MATTERS, matters.length + unread);
  const kinds = [...long, { matter: 'DUTY_VACANT', total: few.length } as const];
  const moreOf = kinds
    .map(({ matter, total }) => ({ matter, more: total - listed.items.filter((item) => item.matter === matter).length }))
    .filter(({ more }) => more > 0);
  return { kind: 'AWAITING', matters: listed, moreOf };
}
