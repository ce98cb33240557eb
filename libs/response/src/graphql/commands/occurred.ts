import { given, type OccurredAtInput } from '#edge';
import type { OccurredInput } from '../../domain/input.js';

/** When something happened, as told. */
export const occurredOf = (occurred: OccurredAtInput | null | undefined): OccurredInput | undefined =>
  occurred ? toldAt(occurred) : undefined;

export const toldAt = ({ instant, precision, zone }: OccurredAtInput): OccurredInput => ({
  instant: given(instant),
  precision,
  zone: given(zone),
});
