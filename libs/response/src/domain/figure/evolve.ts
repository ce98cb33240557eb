import type { Instant, RecordedFact, Uuid } from '#kernel';
import { IdMap } from '../id-map.js';
import { EntryWithdrawn } from '../incident/events.js';
import type { DataOfEvent } from '../input.js';
import { FigureCorrected, FigureReported, IncidentFactCorrected, IncidentFactRecorded } from './events.js';

type Clocked<Data, K extends keyof Data> = Pick<Data, K> & { readonly entryId: Uuid; readonly recordedAt: Instant };
type Figure = DataOfEvent<typeof FigureReported>;
type IncidentFact = DataOfEvent<typeof IncidentFactRecorded>;

export type FigureClaim = Clocked<Figure, 'measure' | 'count' | 'population' | 'source' | 'certainty' | 'occurredAt' | 'receivedAt'>;
export type IncidentFactClaim = Clocked<IncidentFact, 'fact' | 'holds' | 'certainty' | 'occurredAt' | 'receivedAt'>;

/** Live claims by entry id. */
export interface Figures {
  readonly figures: IdMap<FigureClaim>;
  readonly facts: IdMap<IncidentFactClaim>;
}

export const noFigures: Figures = { figures: IdMap.empty, facts: IdMap.empty };

export function evolveFigures(state: Figures, event: RecordedFact): Figures {
  if (FigureReported.is(event)) return withFigure(state, event.id, event.meta.recordedAt, event.data);
  if (IncidentFactRecorded.is(event)) return withFact(state, event.id, event.meta.recordedAt, event.data);
  if (FigureCorrected.is(event)) {
    const original = state.figures.get(event.data.entryId);
    return original ? withFigure(state, original.entryId, original.recordedAt, event.data) : state;
  }
  if (IncidentFactCorrected.is(event)) {
    const original = state.facts.get(event.data.entryId);
    return original ? withFact(state, original.entryId, original.recordedAt, event.data) : state;
  }
  if (EntryWithdrawn.is(event)) return without(state, event.data.entryId);
  return state;
}

function withFigure(state: Figures, entryId: Uuid, recordedAt: Instant, data: Figure): Figures {
  const { measure, count, population, source, certainty, occurredAt, receivedAt } = data;
  const claim: FigureClaim = { entryId, recordedAt, measure, count, population, source, certainty, occurredAt, receivedAt };
  return { ...state, figures: state.figures.set(entryId, claim) };
}

function withFact(state: Figures, entryId: Uuid, recordedAt: Instant, data: IncidentFact): Figures {
  const { fact, holds, certainty, occurredAt, receivedAt } = data;
  return { ...state, facts: state.facts.set(entryId, { entryId, recordedAt, fact, holds, certainty, occurredAt, receivedAt }) };
}

function without({ figures, facts }: Figures, entryId: string): Figures {
  return { figures: figures.delete(entryId), facts: facts.delete(entryId) };
}
