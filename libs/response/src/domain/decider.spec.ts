import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EventRegistry, toSeal } from '#contracts';
import { DomainError, type Uuid } from '#kernel';
import { codesOf, causes, dispatchKinds, measures } from '#vocabulary';
import type { IncidentCommand } from './commands.js';
import { responseEvents, responseUpcasters } from './events.js';
import { isAct } from './incident/entries.js';
import { levelFactsOf } from './level/facts.js';
import { severity, type Certainty } from './person/facts.js';
import { eventOf, entityOf, play, playOn, type Played } from './spec/play.js';
import { decider, env, id } from './spec/scenario.js';
import type { IncidentState } from './state.js';

const text = toSeal('…');
const certainty = fc.constantFrom<Certainty[]>('CONFIRMED', 'PRESUMED');
const asserted = <V extends string>(values: readonly V[]) =>
  fc.option(fc.record({ value: fc.constantFrom(...values), certainty }), { nil: undefined });
const time = fc.option(
  fc.nat(600).map((minute) => ({ instant: new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString() })),
  { nil: undefined },
);
/** Every life begins with the opening and three persons; a fourth is not there. Entries and dispatches may be there or not. */
const entity = fc.integer({ min: 1, max: 4 }).map((command) => entityOf(command));
const dispatch = fc.integer({ min: 4, max: 20 }).map((command) => entityOf(command));
const entry = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, 0, 0, 1)).map(([command, n]) => eventOf(command, n));
const member = fc.nat(3).map((n) => id(900 + n));
const body = fc.constantFrom('TEAM', 'HEADQUARTERS', 'ON_SITE_HEADQUARTERS');

const state = {
  personId: entity,
  whereabouts: asserted(severity.whereabouts),
  harm: fc.record({ value: fc.constantFrom(...severity.harm), certainty }),
  cause: asserted(codesOf(causes)),
  care: asserted(severity.care),
  occurredAt: time,
};
const figure = {
  measure: fc.constantFrom(...codesOf(measures)),
  count: fc.nat(3),
  population: fc.constantFrom('SENT_ABROAD', 'EVERYONE'),
  source: fc.constantFrom('警察', '総領事館'),
  certainty,
  occurredAt: time,
};
const incidentFact = { fact: fc.constantFrom('PROPERTY_DAMAGE', 'PUBLIC_ATTENTION'), holds: fc.boolean(), certainty, occurredAt: time };
const command = (type: IncidentCommand['type'], fields: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<IncidentCommand> =>
  fc.record({ type: fc.constant(type), reason: fc.constant(text), ...fields }) as unknown as fc.Arbitrary<IncidentCommand>;

const facts = [
  command('AddPerson', { name: fc.constant(text), role: fc.constantFrom('STUDENT', 'ESCORT', 'FAMILY') }),
  command('RecordPersonState', state),
  command('RecordPersonState', state),
  command('ReportFigure', figure),
  command('RecordIncidentFact', incidentFact),
];
const corrections = [
  command('CorrectPersonState', { entryId: entry, ...state }),
  command('CorrectFigure', { entryId: entry, ...figure }),
  command('CorrectIncidentFact', { entryId: entry, ...incidentFact }),
  command('CorrectPerson', { personId: entity, name: fc.constant(text), role: fc.constantFrom('STUDENT', 'FAMILY') }),
  command('WithdrawEntry', { entryId: entry }),
  command('CorrectWording', { entryId: entry, wording: fc.constant(text) }),
  command('CorrectIncident', { title: fc.constant(text), place: fc.constantFrom('グラーツ', undefined) }),
];
const acts = [
  command('RecordReport', { channel: fc.constant('PHONE'), text: fc.constant(text), urgent: fc.boolean() }),
  command('TakeUpEntry', { entryId: entry, memberId: member }),
  command('SettleEntry', { entryId: entry, settlement: fc.constant('DONE'), outcome: fc.constant(text) }),
  command('ChangeResponseLevel', { to: fc.nat(3), grounds: fc.option(fc.constant(text), { nil: undefined }) }),
  command('OpenBody', { body, headId: member }),
  command('StandDownBody', { body, grounds: fc.constant(text) }),
  command('AssignPost', { body, post: fc.constantFrom('DIRECTOR', 'TEAM_LEADER', 'TEAM_ASSISTANT', 'MEMBER'), memberId: member }),
  command('AssignDuty', { duty: fc.constantFrom('FAMILY', 'PR'), memberId: member }),
  command('RequestDispatch', { kind: fc.constantFrom(...codesOf(dispatchKinds)), purpose: fc.constant(text) }),
  command('ApproveDispatch', { dispatchId: dispatch }),
  command('ArrangeDispatch', { dispatchId: dispatch, at: time }),
  command('CancelDispatch', { dispatchId: dispatch }),
  command('CorrectDispatchStep', { entryId: entry, at: fc.record({ instant: fc.constant('2026-05-01T06:00:00.000Z') }) }),
  command('RecordDecision', {
    question: fc.constant(text),
    options: fc.constant(toSeal(['実施', '中止'])),
    optionCount: fc.constant(2),
    chosen: fc.nat(2),
    reasons: fc.constant(text),
  }),
  command('CloseIncident', { outcome: fc.constant('RESOLVED') }),
  ...Array.from({ length: 6 }, () => command('ReopenIncident')),
];
const opening: IncidentCommand = { type: 'OpenIncident', title: text, kind: 'TRAFFIC', zone: 'Europe/Vienna' };
const student: IncidentCommand = { type: 'AddPerson', name: text };
const beginning: readonly IncidentCommand[] = [opening, student, student, student];
const lives = (...kinds: readonly (readonly fc.Arbitrary<IncidentCommand>[])[]) =>
  fc.array(fc.oneof(...kinds.map((kind) => fc.oneof(...kind))), { minLength: 1, maxLength: 30, size: 'max' });

/** Plays on, leaving out what is refused; any throw that is no coded refusal fails the test. */
const playAccepted = (commands: readonly IncidentCommand[]): Played =>
  commands.reduce(
    (before, next) => {
      try {
        return playOn(before, next);
      } catch (refusal) {
        if (refusal instanceof DomainError) return before;
        throw refusal;
      }
    },
    play(...beginning),
  );

describe('whatever is asked', () => {
  test('a decision is refused with a code or recorded, and the level in force is never below what the policy raised it to unless a person lowered it', () => {
    fc.assert(
      fc.property(lives(facts, corrections, acts), (commands) => {
        const { events } = playAccepted(commands);
        let inForce = 0;
        for (const { type, data } of events as readonly { type: string; data: { from: number; to: number; by: string } }[]) {
          if (type !== 'incident.level-changed') continue;
          expect(data.from).toBe(inForce);
          if (data.by === 'policy') expect(data.to).toBeGreaterThan(inForce);
          inForce = data.to;
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what is decided keeps the contract of its events, its personal values sealed', () => {
    const registry = new EventRegistry(responseEvents, responseUpcasters);
    fc.assert(
      fc.property(lives(facts, corrections, acts), (commands) => {
        for (const event of playAccepted(commands).events) registry.check(event);
      }),
      { numRuns: 100 },
    );
  });

  test('events in any order, doubled or lost, are folded without a throw', () => {
    fc.assert(
      fc.property(lives(facts, corrections, acts), fc.array(fc.nat(), { maxLength: 60 }), (commands, order) => {
        const { events } = playAccepted(commands);
        const shuffled = order.map((at) => events[at % events.length]!);
        expect(() => shuffled.reduce((folded, event) => decider.evolve(folded, event), decider.initial)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  test('an event of a type not known leaves everything but the index of entries as it is', () => {
    const { state: before, events } = play(opening);
    const after = decider.evolve(before, { ...events[0]!, type: 'incident.something-later', data: {} });
    expect({ ...after, incident: undefined }).toEqual({ ...before, incident: undefined });
  });

  test('a state that was folded further stays as it was', () => {
    const { state: before } = play(opening, { type: 'AddPerson', name: text });
    const told = JSON.stringify(before);
    decider.decide({ type: 'RecordPersonState', personId: entityOf(1), harm: { value: 'DEAD', certainty: 'CONFIRMED' } }, before, env);
    expect(JSON.stringify(before)).toBe(told);
  });
});

describe('claims that are all withdrawn', () => {
  const counts = (at: IncidentState) => levelFactsOf(at)!;

  test('leave what there was before them, and the level in force', () => {
    fc.assert(
      fc.property(lives(facts, corrections), (commands) => {
        const played = playAccepted(commands);
        const { state: before } = played;
        const claims = played.events.map(({ id: entryId }) => entryId).filter((entryId) => isLiveClaim(before, entryId));
        const withdrawal = (entryId: Uuid): IncidentCommand => ({ type: 'WithdrawEntry', entryId, reason: text });
        const { state: after } = claims.toReversed().map(withdrawal).reduce(playOn, played);
        expect(counts(after)).toEqual(counts(play(opening).state));
        expect(after.level.assessment.level).toBe(0);
        expect(after.level.inForce).toBeGreaterThanOrEqual(before.level.inForce);
      }),
      { numRuns: 100 },
    );
  });

  const isLiveClaim = ({ incident }: IncidentState, entryId: Uuid): boolean => {
    const known = incident.entries.get(entryId);
    return known !== undefined && !isAct(known) && !known.withdrawn;
  };
});
