import type { Uuid } from '#kernel';
import { dispatches, openDutiesOf, persons, type CodeOf } from '#response';
import type { BoardContext, BoardLevel, Duty, Section } from '../board.js';
import type { Counts } from '../counts.js';
import { bounded, KIB } from '../size.js';
import { newestDecisions, shakenBy } from './decisions.js';
import { vacantDuties } from './duties.js';

/** Something that only people can decide, with the rule that asks for it. */
export type Awaiting =
  /** The manual wants a body that nobody has opened; bodies are opened by people only. */
  | {
      readonly matter: 'BODY_NOT_OPENED';
      readonly rule: string;
      readonly body: CodeOf<'bodies'>;
      readonly level: number;
      readonly certainty: CodeOf<'certainties'>;
    }
  /** At level 2 whoever heads the response considers the headquarters (M-063, M-082, O-16). */
  | { readonly matter: 'CONSIDER_HEADQUARTERS'; readonly rule: string; readonly level: number; readonly certainty: CodeOf<'certainties'> }
  /** The facts no longer carry the level; only a person lowers it, with grounds (M-065, O-5). */
  | { readonly matter: 'LEVEL_ABOVE_FACTS'; readonly rule: string; readonly inForce: number; readonly assessed: number }
  /** A duty of an open body has no holder (M-077, M-085). */
  | { readonly matter: 'DUTY_VACANT'; readonly rule: string; readonly duty: Duty }
  | {
      readonly matter: 'DISPATCH_TO_APPROVE';
      readonly dispatchId: Uuid;
      readonly kind: CodeOf<'dispatchKinds'>;
      readonly requestedAt: string;
    }
  /** Grounds of a decision were corrected or withdrawn since (U-3, U-9). */
  | { readonly matter: 'DECISION_SHAKEN'; readonly decisionId: Uuid; readonly by: readonly Uuid[] }
  /** Confirmed claims about one person disagree. */
  | { readonly matter: 'PERSON_DISPUTED'; readonly personId: Uuid }
  /** Sources give different numbers (U-12). */
  | { readonly matter: 'FIGURE_DISPUTED'; readonly measure: CodeOf<'measures'>; readonly population: CodeOf<'populations'> };

const MATTERS = { items: 20, bytes: 3 * KIB };
const EACH = 5;

function ofLevel({ inForce, assessment, missingBodies }: BoardLevel, headquartersOpen: boolean): Awaiting[] {
  const { value: level, certainty } = inForce;
  return [
    ...missingBodies.map(({ body, rule }): Awaiting => ({ matter: 'BODY_NOT_OPENED', rule, body, level, certainty })),
    ...(level === 2 && !headquartersOpen ? [{ matter: 'CONSIDER_HEADQUARTERS', rule: 'M-082', level, certainty } as const] : []),
    ...(assessment && assessment.level < level
      ? [{ matter: 'LEVEL_ABOVE_FACTS', rule: 'O-5', inForce: level, assessed: assessment.level } as const]
      : []),
  ];
}

function ofDuties({ row }: BoardContext): Awaiting[] {
  const open = openDutiesOf(row.bodies);
  return vacantDuties({ row })
    .filter((duty) => open.has(duty))
    .map((duty) => ({ matter: 'DUTY_VACANT', rule: row.bodies.HEADQUARTERS?.open ? 'M-085' : 'M-077', duty }));
}

const ofDispatches = ({ rows, incident }: BoardContext): Awaiting[] =>
  rows.list(dispatches, incident, { tag: 'status:REQUESTED', order: 'created', limit: EACH }).map(({ row }) => ({
    matter: 'DISPATCH_TO_APPROVE',
    dispatchId: row.dispatchId,
    kind: row.details.kind,
    requestedAt: row.recorded.recordedAt,
  }));

const ofDecisions = (context: BoardContext): Awaiting[] =>
  newestDecisions(context).flatMap((row): Awaiting[] => {
    const by = shakenBy(context.rows, context.incident, row);
    return by.length > 0 ? [{ matter: 'DECISION_SHAKEN', decisionId: row.entryId, by: by.slice(0, EACH) }] : [];
  });

const disputed = ({ rows, incident }: BoardContext, { figures }: Counts): Awaiting[] => [
  ...rows
    .list(persons, incident, { tag: 'conflict', order: 'sort', limit: EACH })
    .map(({ row }): Awaiting => ({ matter: 'PERSON_DISPUTED', personId: row.personId })),
  ...figures.items
    .filter(({ conflict }) => conflict)
    .map(({ measure, population }): Awaiting => ({ matter: 'FIGURE_DISPUTED', measure, population })),
];

/** What needs a decision now, the gravest kind first. */
export function awaiting(context: BoardContext, level: BoardLevel, counts: Counts): Section {
  const matters =
    context.row.status === 'CLOSED'
      ? []
      : [
          ...ofLevel(level, context.row.bodies.HEADQUARTERS?.open === true),
          ...ofDecisions(context),
          ...ofDispatches(context),
          ...disputed(context, counts),
          ...ofDuties(context),
        ];
  return { kind: 'AWAITING', matters: bounded(matters, MATTERS) };
}
