import { expect, test } from '@jest/globals';
import {
  DomainError,
  type DecideEnv,
  type ErrorDetails,
  type Fact,
  type Instant,
  type RecordedFact,
  type Sealed,
  type Uuid,
} from '#kernel';
import { responseErrors } from '../../errors.js';
import { loadManuals } from '../../policies/level/load-manuals.js';
import type { IncidentCommand } from '../commands.js';
import { incidentDecider } from '../decider.js';
import type { IncidentEvent } from '../events.js';
import { IncidentOpened } from '../incident/events.js';
import { LevelAssessed, LevelChanged } from '../level/events.js';
import type { IncidentState } from '../state.js';

export const manuals = loadManuals(new URL('../../../../../schemas/policies', import.meta.url).pathname);
export const manual = manuals[0]!;
export const decider = incidentDecider({ manuals });

const numbered = (block: string, n: number): Uuid => `${block}-0000-8000-8000-${String(n).padStart(12, '0')}` as Uuid;

/** The id of the n-th event that is given. */
export const given = (n: number): Uuid => numbered('00000000', n);
/** The id that the n-th event of the decision will have. */
export const decided = (n: number): Uuid => numbered('11111111', n);
/** The n-th entity that the command makes. */
export const made = (n: number): Uuid => numbered('22222222', n);
/** Some fictional person, member or other incident. */
export const id = (n: number): Uuid => numbered('33333333', n);

export const incidentId = id(999);
export const now = '2026-05-02T09:00:00.000Z' as Instant;
export const director = id(900);

/** A sealed value: deciders must not look into it, so anything does. */
export const said = <T = string>(text: T): Sealed<T> => ({ said: text }) as unknown as Sealed<T>;

/** The i-th event of a stream, recorded one minute after the other, from 00:00 UTC. */
export const recorded = (fact: Fact, i: number): RecordedFact => ({
  ...fact,
  id: given(i),
  stream: `incident-${incidentId}`,
  revision: BigInt(i),
  position: String(i),
  meta: {
    commandId: given(i),
    correlationId: given(i),
    causationId: given(i),
    actor: { id: director },
    institutionId: 'demo',
    incidentId,
    recordedAt: new Date(Date.UTC(2026, 4, 2, 0, i)).toISOString() as Instant,
    schemaVersion: fact.version,
    inputDigest: '',
  },
});

export const env: DecideEnv = { now, actor: { id: director }, newId: made, eventId: decided };

export const folded = (facts: readonly Fact[]): IncidentState =>
  facts.map(recorded).reduce((state, event) => decider.evolve(state, event), decider.initial);

/** An incident as most scenarios start: event 0. */
export const incidentOpened = (change: Partial<Parameters<typeof IncidentOpened.of>[0]> = {}) =>
  IncidentOpened.of({
    title: said('バス事故'),
    kind: 'TRAFFIC',
    zone: 'Europe/Vienna',
    manual: { id: manual.id, version: manual.version },
    readings: Object.fromEntries(Object.entries(manual.readings).map(([point, { default: option }]) => [point, option])),
    ...change,
  });

const isLevel = (fact: Fact): boolean => fact.type === LevelAssessed.type || fact.type === LevelChanged.type;

/** given … when … then …, as one test named by its sentence. */
export const scenario = (sentence: string) => ({
  given: (...facts: readonly Fact[]) => ({
    when: (command: IncidentCommand) => {
      const decide = (): readonly IncidentEvent[] => decider.decide(command, folded(facts), env);
      return {
        /** Exactly these events, level events included. */
        then: (...events: readonly Fact[]) => test(sentence, () => expect(decide()).toEqual(events)),
        /** Exactly these events beside what the policy adds on levels. */
        thenBesideLevels: (...events: readonly Fact[]) =>
          test(sentence, () => expect(decide().filter((fact) => !isLevel(fact))).toEqual(events)),
        thenNothing: () => test(sentence, () => expect(decide()).toEqual([])),
        thenRefused: (code: keyof typeof responseErrors, details?: ErrorDetails) =>
          test(sentence, () => {
            expect(decide).toThrow(expect.objectContaining({ code, ...(details && { details }) }));
            expect(decide).toThrow(DomainError);
          }),
      };
    },
  }),
});
