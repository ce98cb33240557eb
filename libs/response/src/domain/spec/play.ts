import type { DecideEnv, Instant, RecordedFact, Uuid } from '#kernel';
import type { IncidentCommand } from '../commands.js';
import type { IncidentState } from '../state.js';
import { decider, director, incidentId } from './scenario.js';

export interface Played {
  readonly state: IncidentState;
  readonly events: readonly RecordedFact[];
  /** How many commands were played: the number of the next one. */
  readonly commands: number;
}

const uuidOf = (block: string, command: number, n: number): Uuid =>
  `${block}-0000-8000-8000-${String(command).padStart(6, '0')}${String(n).padStart(6, '0')}` as Uuid;

/** The id of event `n` of the played command number `command`. */
export const eventOf = (command: number, n = 0): Uuid => uuidOf('aaaaaaaa', command, n);
/** The id of entity `n` that the played command number `command` made. */
export const entityOf = (command: number, n = 0): Uuid => uuidOf('bbbbbbbb', command, n);

const nothingYet: Played = { state: decider.initial, events: [], commands: 0 };

/** Commands one after the other, a minute apart from 00:00 UTC, each decided on what the ones before have recorded. */
export const play = (...commands: readonly IncidentCommand[]): Played => commands.reduce(playOn, nothingYet);

/** One command more. Throws what the decider throws. */
export function playOn({ state, events, commands: i }: Played, command: IncidentCommand): Played {
  const env: DecideEnv = {
    now: new Date(Date.UTC(2026, 4, 2, 0, i)).toISOString() as Instant,
    actor: { id: director },
    newId: (n) => entityOf(i, n),
    eventId: (n) => eventOf(i, n),
  };
  const fresh = decider.decide(command, state, env).map((fact, n): RecordedFact => recordedBy(fact, i, n, events.length + n, env));
  return { state: fresh.reduce((folded, event) => decider.evolve(folded, event), state), events: [...events, ...fresh], commands: i + 1 };
}

const recordedBy = (
  fact: Pick<RecordedFact, 'type' | 'version' | 'data'>,
  command: number,
  n: number,
  revision: number,
  env: DecideEnv,
): RecordedFact => ({
  ...fact,
  id: eventOf(command, n),
  stream: `incident-${incidentId}`,
  revision: BigInt(revision),
  position: String(revision),
  meta: {
    commandId: entityOf(command, 99),
    correlationId: entityOf(command, 99),
    causationId: entityOf(command, 99),
    actor: env.actor,
    institutionId: 'demo',
    incidentId,
    recordedAt: env.now,
    schemaVersion: fact.version,
    inputDigest: '',
  },
});
