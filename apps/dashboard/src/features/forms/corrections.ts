import type { Decision, Entry, Expense, Figure, FigureClaim, OccurredAt, PersonClaim, Protected } from '../../api/types/index.js';
import type { CorrectionRequest } from './correction-form.js';
import type { OccurredAtInput } from './occurred-field.js';
import type { PersonStateInput } from './person-state-form.js';
import type { DialogRequest } from './use-dialogs.js';

interface Place {
  readonly incidentId: string;
  readonly zone: string;
}

/** When something happened, as a form holds it. */
export const occurredInput = ({ instant, precision, zone }: OccurredAt): OccurredAtInput => ({
  instant: instant ?? undefined,
  precision,
  zone,
});

const words = (value: Protected | null | undefined): string => value?.text ?? '';

/** Of a claim about a person: the line has when we heard. */
export const correctClaim = (claim: PersonClaim, zone: string): CorrectionRequest => ({
  kind: 'correction',
  lineId: claim.id,
  said: () => ({ source: claim.source, condition: claim.condition, hospital: claim.hospital, position: claim.position }),
  form: (said, line) => ({
    kind: 'personState',
    corrects: claim.id,
    zone,
    initial: { state: stateOf({ ...claim, ...said }, line) },
  }),
});

const factFields = { WHEREABOUTS: 'whereabouts', HARM: 'harm', CAUSE: 'cause', CARE: 'care' } as const;

/** What a claim says, for the form that corrects it. */
export const stateOf = (claim: PersonClaim, line: Pick<Entry, 'receivedAt'> | undefined): PersonStateInput => ({
  ...Object.fromEntries(claim.values.map(({ fact, value, certainty }) => [factFields[fact], { value, certainty }])),
  occurredAt: occurredInput(claim.occurredAt),
  receivedAt: line?.receivedAt ?? undefined,
  source: words(claim.source),
  reliability: claim.reliability,
  condition: words(claim.condition),
  hospital: words(claim.hospital),
  position: words(claim.position),
});

/** Of a number from outside: the line has its note and when we heard. */
export const correctFigure = ({ measure, population }: Figure, claim: FigureClaim, { incidentId, zone }: Place): CorrectionRequest => ({
  kind: 'correction',
  lineId: claim.id,
  said: (line) => ({ note: line?.text }),
  form: ({ note }, line) => ({
    kind: 'figure',
    incidentId,
    zone,
    corrects: claim.id,
    initial: {
      ...{ measure, population, count: claim.count, source: claim.source },
      ...{ reliability: claim.reliability, credibility: claim.credibility, certainty: claim.certainty },
      occurredAt: occurredInput(claim.occurredAt),
      receivedAt: line?.receivedAt ?? undefined,
      note: words(note),
    },
  }),
});

/** What a decision says, as far as its correction replaces it. */
export const saidByDecision = ({ question, options, reasons, dissent }: Decision) => ({ question, options, reasons, dissent });

export const decisionForm = (decision: Decision, said: ReturnType<typeof saidByDecision>, { incidentId, zone }: Place): DialogRequest => ({
  kind: 'decision',
  incidentId,
  zone,
  corrects: decision.id,
  initial: {
    question: words(said.question),
    options: said.options.texts ?? [],
    chosen: decision.chosen,
    reasons: words(said.reasons),
    dissent: words(said.dissent),
    clauses: decision.clauses,
    decidedAt: occurredInput(decision.decidedAt),
    duties: decision.duties,
    deciderId: decision.decider?.id,
    basedOn: decision.basedOn ?? undefined,
    grounds: decision.grounds,
  },
});

export const expenseForm = (expense: Expense, description: Protected, incidentId: string): DialogRequest => ({
  kind: 'expense',
  incidentId,
  corrects: expense.id,
  initial: {
    category: expense.category.id,
    description: words(description),
    payer: expense.payer,
    ...(expense.estimate && { estimate: expense.estimate }),
    ...(expense.actual && { actual: expense.actual }),
    ...(expense.dispatchId && { dispatchId: expense.dispatchId }),
    ...(expense.decisionId && { decisionId: expense.decisionId }),
    incurredAt: expense.incurredAt ?? undefined,
    personIds: expense.persons.map(({ id }) => id),
  },
});
