import type { Protected } from '../../api/types/index.js';
import { words } from '../forms/corrections.js';
import type { DecisionRequest } from '../forms/decision-form.js';

/** As many as a decision may name. */
const MOST_GROUNDS = 100;

interface Decided {
  readonly entryId: string;
  readonly question: Protected | null;
  readonly grounds: readonly string[];
}

interface Place {
  readonly incidentId: string;
  readonly zone: string;
  readonly basedOn?: string | undefined;
}

/** The same question once more: the former decision is the first of its grounds, which answers it. */
export const decideAgain = ({ entryId, question, grounds }: Decided, place: Place): DecisionRequest => ({
  kind: 'decision',
  ...place,
  question: words(question),
  grounds: [entryId, ...grounds].slice(0, MOST_GROUNDS),
});
