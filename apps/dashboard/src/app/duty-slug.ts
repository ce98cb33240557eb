import { codesOf, duties } from '#vocabulary';
import type { Duty } from '../api/types/index.js';

/** ON_SITE ⇄ on-site, as addresses write it. */
export const dutySlug = (duty: Duty): string => duty.toLowerCase().replace('_', '-');

export const dutyOfSlug = (slug: string): Duty | undefined => codesOf(duties).find((duty) => dutySlug(duty) === slug);
