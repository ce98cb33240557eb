import { given, neededText, sealed } from '#edge';
import type { FigureInput, IncidentFactInput } from '../../domain/figure/commands.js';
import type { FigureContent, IncidentFactContent } from '../inputs/figure.js';
import { occurredOf } from './occurred.js';

/** What a source says of a number, for the decider. Throws `TEXT_NEEDED` without a source. */
export const figureOf = ({
  measure,
  count,
  population,
  source,
  reliability,
  credibility,
  certainty,
  occurredAt,
  receivedAt,
  note,
}: FigureContent): FigureInput => ({
  ...{ measure, count, population, reliability, credibility, certainty },
  ...{ source: neededText(source, 'source'), occurredAt: occurredOf(occurredAt), receivedAt: given(receivedAt), note: sealed(note) },
});

/** What is said of the incident as a whole, for the decider. */
export const incidentFactOf = ({
  fact,
  holds,
  certainty,
  occurredAt,
  receivedAt,
  source,
  note,
}: IncidentFactContent): IncidentFactInput => ({
  ...{ fact, holds, certainty },
  ...{ occurredAt: occurredOf(occurredAt), receivedAt: given(receivedAt), source: sealed(source), note: sealed(note) },
});
