import { neededSeal, sealed, written } from '#edge';
import type { Uuid } from '#kernel';
import type { CorrectDispatchStep, DispatchInput, DispatchStepCommand } from '../../domain/dispatch/commands.js';
import type {
  ArrangeDispatchInput,
  CorrectDispatchStepInput,
  DispatchDetailsInput,
  DispatchStepInput,
  ZonedTimeInput,
} from '../inputs/dispatch.js';
import { entriesIn, personsIn } from './links.js';
import { occurredOf, toldAt } from './occurred.js';

const plannedOf = (planned: ZonedTimeInput | null | undefined): { instant: string; zone: string } | undefined =>
  planned ? { instant: planned.instant, zone: planned.zone } : undefined;

export const dispatchDetailsOf = (incident: Uuid, details: DispatchDetailsInput): DispatchInput => ({
  kind: details.kind,
  count: details.count,
  purpose: neededSeal(details.purpose, 'purpose'),
  travellers: sealed(details.travellers),
  origin: written(details.origin),
  destination: written(details.destination),
  departsAt: plannedOf(details.departsAt),
  arrivesAt: plannedOf(details.arrivesAt),
  forPersonIds: personsIn(incident, details.forPersonIds, 'forPersonIds'),
  causedBy: entriesIn(incident, details.causedBy, 'causedBy'),
});

export type PlainStep = Exclude<DispatchStepCommand['type'], 'ArrangeDispatch'>;

export const dispatchStepOf = (type: PlainStep, dispatchId: Uuid, { at, note }: DispatchStepInput): DispatchStepCommand => ({
  type,
  dispatchId,
  at: occurredOf(at),
  note: sealed(note),
});

export const stepCorrectionOf = (entryId: Uuid, { reason, at, note }: CorrectDispatchStepInput): CorrectDispatchStep => ({
  type: 'CorrectDispatchStep',
  entryId,
  reason: neededSeal(reason, 'reason'),
  at: toldAt(at),
  note: sealed(note),
});

export const arrangementOf = (
  dispatchId: Uuid,
  { at, note, reference, departsAt, arrivesAt }: ArrangeDispatchInput,
): DispatchStepCommand => ({
  type: 'ArrangeDispatch',
  dispatchId,
  at: occurredOf(at),
  note: sealed(note),
  reference: sealed(reference),
  departsAt: plannedOf(departsAt),
  arrivesAt: plannedOf(arrivesAt),
});
