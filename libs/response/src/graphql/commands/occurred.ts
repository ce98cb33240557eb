import { given, type OccurredAtInput } from '#edge';
import type { OccurredInput } from '../../domain/input.js';

/** When something happened, as told. */
export const occurredOf = (occurred: OccurredAtInput | null | undefined): OccurredInput | undefined =>
  occurred ? { instant: given(occurred.instant), precision: occurred.precision, zone: given(occurred.zone) } : undefined;
