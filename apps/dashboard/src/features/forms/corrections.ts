import type {
  Dispatch,
  Entry,
  Expense,
  Figure,
  FigureClaim,
  FullDecision,
  OccurredAt,
  Person,
  PersonClaim,
  Protected,
} from '../../api/types/index.js';
import type { CorrectionRequest } from './correction-form.js';
import type { OccurredAtInput } from './occurred-field.js';
import { profileOf, profileTexts } from './person-profile.js';
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

/** What was said, empty where nothing was. */
export const words = (value: Protected | null | undefined): string => value?.text ?? '';

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
export const saidByDecision = ({ question, options, reasons, dissent }: FullDecision) => ({ question, options, reasons, dissent });

export const decisionForm = (
  decision: FullDecision,
  said: ReturnType<typeof saidByDecision>,
  { incidentId, zone }: Place,
): DialogRequest => ({
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
    clauses: decision.clauses.map(({ clause }) => clause),
    decidedAt: occurredInput(decision.decidedAt),
    duties: decision.duties,
    deciderId: decision.decider?.id,
    basedOn: decision.basedOn ?? undefined,
    grounds: decision.grounds.map(({ entryId }) => entryId),
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

/** What a dispatch was asked for, as far as its correction replaces it; its steps are corrected one by one. */
export const saidByDispatch = ({ purpose, travellers }: Dispatch) => ({ purpose, travellers });

export const dispatchForm = (dispatch: Dispatch, said: ReturnType<typeof saidByDispatch>, { incidentId, zone }: Place): DialogRequest => ({
  kind: 'dispatch',
  incidentId,
  zone,
  corrects: dispatch.id,
  initial: {
    kind: dispatch.kind,
    count: dispatch.count,
    purpose: words(said.purpose),
    travellers: words(said.travellers),
    origin: dispatch.origin ?? '',
    destination: dispatch.destination ?? '',
    departsAt: dispatch.departsAt ?? undefined,
    arrivesAt: dispatch.arrivesAt ?? undefined,
    forPersonIds: dispatch.persons.map(({ id }) => id),
    causedBy: dispatch.causedBy,
  },
});

/** All that is known of a person: a correction replaces it. */
export const knownOf = (person: Person) => ({
  ...Object.fromEntries(profileTexts.map((name) => [name, person[name]])),
  guardians: person.guardians,
});

export const personForm = (person: Person, known: ReturnType<typeof knownOf>, incidentId: string): DialogRequest => ({
  kind: 'person',
  incidentId,
  personId: person.id,
  profile: profileOf({ ...person, ...known }),
  guardians: known.guardians?.guardians ?? [],
});
