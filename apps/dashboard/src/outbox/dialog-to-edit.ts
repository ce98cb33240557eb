import type { Body, Guardian } from '../api/types/index.js';
import type { DialogRequest } from '../features/forms/use-dialogs.js';
import type { OutboxEntry } from './outbox.js';

/** The form in which a refused entry can be put right; undefined for acts that have nothing to edit but to be done again. */
export function dialogToEdit({ id, operation, input, incidentId }: OutboxEntry): DialogRequest | undefined {
  const again = { initial: input as never, replaces: id };
  switch (operation) {
    case 'recordReport':
      return { kind: 'report', incidentId, ...again };
    case 'correctReport':
      return { kind: 'report', incidentId, corrects: (input as { entryId: string }).entryId, ...again };
    case 'settleEntry':
      return { kind: 'settle', entryId: (input as { entryId: string }).entryId, ...again };
    case 'withdrawEntry':
      return { kind: 'withdraw', entryId: (input as { entryId: string }).entryId, ...again };
    case 'recordPersonState':
      return { kind: 'personState', personId: (input as { personId: string }).personId, ...again };
    case 'correctPersonState':
      return { kind: 'personState', corrects: (input as { claimId: string }).claimId, ...again };
  }
  if (!incidentId) return undefined;
  switch (operation) {
    case 'recordDecision':
      return { kind: 'decision', incidentId, ...again };
    case 'requestDispatch':
      return { kind: 'dispatch', incidentId, ...again };
    case 'correctDispatch':
      return { kind: 'dispatch', incidentId, corrects: (input as { dispatchId: string }).dispatchId, ...again };
    case 'correctDispatchStep':
      return { kind: 'dispatchStep', incidentId, corrects: (input as { entryId: string }).entryId, ...again };
    case 'correctIncident':
      return { kind: 'incident', incidentId, ...again };
    case 'correctWording':
      return { kind: 'wording', incidentId, corrects: (input as { entryId: string }).entryId, ...again };
    case 'recordExpense':
      return { kind: 'expense', incidentId, ...again };
    case 'reportFigure':
      return { kind: 'figure', incidentId, ...again };
    case 'recordIncidentFact':
      return { kind: 'incidentFact', incidentId, ...again };
    case 'correctDecision':
      return { kind: 'decision', incidentId, corrects: (input as { decisionId: string }).decisionId, ...again };
    case 'correctExpense':
      return { kind: 'expense', incidentId, corrects: (input as { expenseId: string }).expenseId, ...again };
    case 'correctFigure':
      return { kind: 'figure', incidentId, corrects: (input as { entryId: string }).entryId, ...again };
    case 'correctIncidentFact':
      return { kind: 'incidentFact', incidentId, corrects: { entryId: (input as { entryId: string }).entryId, said: null }, ...again };
    case 'assignPost':
      return { kind: 'post', incidentId, body: (input as { body: Body }).body, ...again };
    case 'addPerson':
      return { kind: 'person', incidentId, ...again };
    case 'correctPerson': {
      const { personId, profile } = input as { personId: string; profile: { guardians: readonly Guardian[] } };
      return { kind: 'person', incidentId, personId, guardians: profile.guardians, ...again };
    }
    case 'changeResponseLevel':
      return { kind: 'level', incidentId, ...again };
    default:
      return undefined;
  }
}
