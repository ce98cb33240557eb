import { describe, expect, it } from '@jest/globals';
import type { Dispatch, Entry, Expense, Figure, FigureClaim, FullDecision, Person, PersonClaim, Protected } from '../../api/types/index.js';
import {
  correctClaim,
  correctFigure,
  decisionForm,
  dispatchForm,
  expenseForm,
  knownOf,
  personForm,
  saidByDecision,
  saidByDispatch,
  stateOf,
} from './corrections.js';
import { correctable } from './replaceable.js';

const open = (text: string): Protected => ({ text, state: 'OPEN', ref: null });
const occurredAt = { instant: '2026-11-22T12:58:00Z', precision: 'ABOUT', zone: 'America/Lima' } as const;
const line = { text: open('電話で確認'), receivedAt: '2026-11-22T13:10:00Z' } as Entry;
const place = { incidentId: 'i', zone: 'America/Lima' };

describe('a correction starts from all that was said', () => {
  const claim = {
    id: 'c',
    values: [
      { fact: 'HARM', value: 'MODERATE', certainty: 'PRESUMED' },
      { fact: 'CARE', value: 'HOSPITALISED', certainty: 'CONFIRMED' },
    ],
    source: open('病院'),
    reliability: 'B',
    occurredAt,
    condition: null,
    hospital: { text: '****', state: 'MASKED', ref: 'r' },
    position: null,
  } as unknown as PersonClaim;

  it('of a claim about a person, facts that nobody stated stay unsaid', () => {
    const state = stateOf(claim, line);
    expect(state).toMatchObject({
      harm: { value: 'MODERATE', certainty: 'PRESUMED' },
      care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' },
      occurredAt,
      receivedAt: '2026-11-22T13:10:00Z',
      source: '病院',
      condition: '',
    });
    expect(state.whereabouts).toBeUndefined();
    expect(state.cause).toBeUndefined();
  });

  it('of a claim about a person, with what was revealed in place of what was masked', () => {
    const { said, form } = correctClaim(claim, place.zone);
    expect(form({ ...said(line), hospital: open('架空病院') }, line)).toMatchObject({
      kind: 'personState',
      corrects: 'c',
      initial: { state: { hospital: '架空病院' } },
    });
  });

  it('of a number from outside, with its note', () => {
    const figure = { measure: 'INJURED', population: 'EVERYONE' } as Figure;
    const said = { id: 'f', source: '警察', count: 3, certainty: 'CONFIRMED', reliability: 'A', credibility: 'C1', occurredAt };
    const request = correctFigure(figure, said as unknown as FigureClaim, place);
    expect(request.lineId).toBe('f');
    expect(request.form(request.said(line), line)).toMatchObject({
      kind: 'figure',
      corrects: 'f',
      initial: { measure: 'INJURED', count: 3, source: '警察', note: '電話で確認', receivedAt: '2026-11-22T13:10:00Z' },
    });
  });

  it('of a decision, with its grounds and what its author saw', () => {
    const decision = {
      id: 'd',
      question: open('派遣するか'),
      options: { texts: ['する', 'しない'], state: 'OPEN', ref: null },
      chosen: 1,
      reasons: open('渡航制限'),
      dissent: null,
      clauses: [{ clause: 'M-055', level: null, text: null }],
      grounds: [{ entryId: 'e1', no: 1, changed: false }],
      basedOn: 'ev',
      decidedAt: occurredAt,
      decider: { id: 'm', name: '架空 遥' },
      duties: ['ON_SITE'],
    } as unknown as FullDecision;
    expect(decisionForm(decision, saidByDecision(decision), place)).toMatchObject({
      corrects: 'd',
      initial: { options: ['する', 'しない'], chosen: 1, grounds: ['e1'], basedOn: 'ev', deciderId: 'm', clauses: ['M-055'] },
    });
  });

  it('of a line of cost, with what it belongs to', () => {
    const expense = {
      id: 'x',
      category: { id: 'travel' },
      payer: 'UNIVERSITY',
      estimate: { amount: '120000', currency: 'JPY' },
      actual: null,
      dispatchId: 'p',
      decisionId: null,
      incurredAt: null,
      persons: [{ id: 's' }],
    } as unknown as Expense;
    expect(expenseForm(expense, open('航空券'), 'i')).toMatchObject({
      corrects: 'x',
      initial: { category: 'travel', description: '航空券', estimate: { amount: '120000' }, dispatchId: 'p', personIds: ['s'] },
    });
  });

  it('of a dispatch, with its plan, for whom it is and what caused it', () => {
    const dispatch = {
      id: 'p',
      ...{ kind: 'STAFF', count: 2, purpose: open('付添い'), travellers: null, origin: '関西', destination: null },
      departsAt: { instant: '2026-11-23T01:00:00Z', zone: 'Asia/Tokyo' },
      arrivesAt: null,
      persons: [{ id: 's', name: open('架空 花') }],
      causedBy: ['e1'],
    } as unknown as Dispatch;
    expect(dispatchForm(dispatch, saidByDispatch(dispatch), place)).toMatchObject({
      corrects: 'p',
      initial: { count: 2, purpose: '付添い', origin: '関西', departsAt: dispatch.departsAt, forPersonIds: ['s'], causedBy: ['e1'] },
    });
  });

  it('of a person, once what is masked of them has been revealed', () => {
    const masked: Protected = { text: '****', state: 'MASKED', ref: 'r' };
    const person = { id: 's', role: 'STUDENT', name: open('架空 花'), phone: masked, guardians: null } as unknown as Person;
    expect(correctable(knownOf(person))).toBe('AFTER_REVEAL');
    const known = { ...knownOf(person), phone: open('090-0000-0000') };
    expect(personForm(person, known, 'i')).toMatchObject({
      personId: 's',
      profile: { name: '架空 花', phone: '090-0000-0000' },
      guardians: [],
    });
  });
});
